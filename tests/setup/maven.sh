#!/bin/sh
# Have a server for its tests in .tools/NAME, from Maven's packages: maven.sh neo4j (some 115 MB), maven.sh fuseki (55 MB).
# The file "ready" there is made last. Where that cannot be, say what is missing and let those tests skip.
set -eu
name=$1
case $name in
neo4j)
    starter=Neo4jServer exclude=false
    checksum=d29463ee5ad1c62acf421dd39c9aaf21826d46ef85fc24254803d21c64be5367
    ;;
fuseki) # the jar holds its dependencies, whatever its pom says of them
    starter=FusekiTestServer exclude=true
    checksum=a4cefceeaf94b04d23bfcb032897dd20430526f6788b715dd2750172fc604ffe
    ;;
*)
    echo "maven.sh neo4j or maven.sh fuseki, not $name" >&2
    exit 2
    ;;
esac
tools=.tools/$name

skip() {
    echo "no $name for its tests: $1; they will be skipped" >&2
    exit 0
}

for command in java javac mvn; do
    command -v "$command" >/dev/null || skip "$command is missing (Debian: apt-get install openjdk-17-jdk-headless maven)"
done
release=$(javac -version 2>&1 | sed 's/^javac \([0-9]*\).*/\1/')
[ "$release" -ge 17 ] 2>/dev/null || skip "Java 17 or newer is needed, and javac is of $release"

found() {
    { cd "$tools/lib" 2>/dev/null && LC_ALL=C sha256sum -- *.jar; } | sha256sum | cut -d' ' -f1
}

if [ "$(found)" != "$checksum" ]; then
    echo "fetching $name for its tests"
    rm -rf "$tools"
    mkdir -p "$tools"
    mvn --batch-mode --quiet --strict-checksums --file "tests/setup/$name.pom.xml" dependency:copy-dependencies \
        -DoutputDirectory="$PWD/$tools/lib" -DincludeScope=runtime -DexcludeTransitive=$exclude >"$tools/maven.log" 2>&1 ||
        skip "Maven could not fetch it (see $tools/maven.log)"
    [ "$(found)" = "$checksum" ] || skip "the packages are $(found), and tests/setup/maven.sh expects $checksum"
fi
javac -cp "$tools/lib/*" -d "$tools/classes" "tests/setup/$starter.java" || skip "the starter does not compile"
touch "$tools/ready"
