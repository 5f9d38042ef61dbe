import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/**
 * Neo4j with Bolt, in the directory named by the argument, with the settings in its neo4j.conf.
 *
 * <p>Prints the address when it is ready and ends when standard input is closed, so it never outlives who started it;
 * the directory goes with it.
 */
class Neo4jServer {
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        var service = new DatabaseManagementServiceBuilder(home)
                .loadPropertiesFromFile(home.resolve("neo4j.conf"))
                .build();
        var database = (GraphDatabaseAPI) service.database("neo4j");
        var ports = database.getDependencyResolver().resolveDependency(ConnectorPortRegister.class);
        System.out.println("bolt://" + ports.getLocalAddress(ConnectorType.BOLT));
        System.in.transferTo(OutputStream.nullOutputStream());
        try {
            remove(home);
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }

    /** What the server wrote is thrown away here, because who started it may have been killed. */
    private static void remove(Path home) throws Exception {
        try (var files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }
}
