#!/bin/sh
# Have a Fuseki server for its tests in .tools/fuseki (some 55 MB), from Maven's packages; the file "ready" there is made
# last. Where that cannot be, say what is missing and let those tests skip.
set -eu
checksum=a4cefceeaf94b04d23bfcb032897dd20430526f6788b715dd2750172fc604ffe
tools=.tools/fuseki

skip() {
    echo "no Fuseki for its tests: $1; they will be skipped" >&2
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
    echo "fetching Fuseki for its tests"
    rm -rf "$tools"
    mkdir -p "$tools"
    # The jar holds its dependencies, whatever its pom says of them.
    mvn --batch-mode --quiet --strict-checksums --file tests/setup/fuseki.pom.xml dependency:copy-dependencies \
        -DoutputDirectory="$PWD/$tools/lib" -DincludeScope=runtime -DexcludeTransitive=true >"$tools/maven.log" 2>&1 ||
        skip "Maven could not fetch it (see $tools/maven.log)"
    [ "$(found)" = "$checksum" ] || skip "the package is $(found), and tests/setup/fuseki.sh expects $checksum"
fi
javac -cp "$tools/lib/*" -d "$tools/classes" tests/setup/FusekiTestServer.java || skip "the starter does not compile"
touch "$tools/ready"
