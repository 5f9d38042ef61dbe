import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.apache.jena.fuseki.main.FusekiServer;

/**
 * Fuseki on loopback, in the directory named by the argument, with the services in its fuseki.ttl.
 *
 * <p>Prints the address when it is ready and ends when standard input is closed, so it never outlives who started it;
 * the directory goes with it.
 */
class FusekiTestServer {
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        var server = FusekiServer.create()
                .port(0)
                .loopback(true)
                .parseConfigFile(home.resolve("fuseki.ttl"))
                .build();
        server.start();
        System.out.println("http://127.0.0.1:" + server.getHttpPort());
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
