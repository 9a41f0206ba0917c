// SPDX-License-Identifier: EUPL-1.2
#include "device/read_ahead.h"

#include <fstream>
#include <string>

#include "catch.h"

using namespace chancery;

namespace {

// How many mappings of the library the kernel reads a page at a time ("rr" in smaps, proc(5)).
int read_singly(const std::string& library) {
    std::ifstream maps("/proc/self/smaps");
    bool ours = false;
    int found = 0;
    for (std::string line; std::getline(maps, line);) {
        if (line.find("-p ") != std::string::npos || line.find("rw-") != std::string::npos) ours = line.find(library) != std::string::npos;
        if (ours && line.starts_with("VmFlags:") && line.find(" rr") != std::string::npos) ++found;
    }
    return found;
}

}  // namespace

TEST_CASE("a library is read a page at a time as long as that is wished, and no other is") {
    REQUIRE(read_singly("") == 0);
    read_ahead("libicudata", false);
    CHECK(read_singly("libicudata") > 0);
    CHECK(read_singly("") == read_singly("libicudata"));
    read_ahead("libicudata", true);
    CHECK(read_singly("") == 0);
}
