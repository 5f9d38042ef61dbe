#!/bin/sh
# Have a Neo4j server for its tests in .tools/neo4j (some 115 MB), from Maven's packages; the file "ready" there is made
# last. Where that cannot be, say what is missing and let those tests skip.
set -eu
checksum=d29463ee5ad1c62acf421dd39c9aaf21826d46ef85fc24254803d21c64be5367
tools=.tools/neo4j

skip() {
    echo "no Neo4j for its tests: $1; they will be skipped" >&2
    exit 0
}

for name in java javac mvn; do
    command -v "$name" >/dev/null || skip "$name is missing (Debian: apt-get install openjdk-17-jdk-headless maven)"
done
release=$(javac -version 2>&1 | sed 's/^javac \([0-9]*\).*/\1/')
[ "$release" -ge 17 ] 2>/dev/null || skip "Java 17 or newer is needed, and javac is of $release"

found() {
    { cd "$tools/lib" 2>/dev/null && LC_ALL=C sha256sum -- *.jar; } | sha256sum | cut -d' ' -f1
}

if [ "$(found)" != "$checksum" ]; then
    echo "fetching Neo4j for its tests"
    rm -rf "$tools"
    mkdir -p "$tools"
    mvn --batch-mode --quiet --strict-checksums --file tests/setup/neo4j.pom.xml dependency:copy-dependencies \
        -DoutputDirectory="$PWD/$tools/lib" -DincludeScope=runtime >"$tools/maven.log" 2>&1 ||
        skip "Maven could not fetch it (see $tools/maven.log)"
    [ "$(found)" = "$checksum" ] || skip "the packages are $(found), and tests/setup/neo4j.sh expects $checksum"
fi
javac -cp "$tools/lib/*" -d "$tools/classes" tests/setup/Neo4jServer.java || skip "the starter does not compile"
touch "$tools/ready"
