// SPDX-License-Identifier: EUPL-1.2
#include "app/status_file.h"

#include "catch.h"

using namespace chancery;

namespace {

std::vector<std::string> folders_of(const std::string& state, const std::string& runtime) {
    Environment environment;
    environment.runtime_folder = runtime;
    std::vector<std::string> folders;
    for (const std::string& file : status_files(environment, state)) folders.push_back(file.substr(0, file.rfind('/')));
    return folders;
}

}  // namespace

TEST_CASE("whoever asks for a service's kiosk finds its status beside those of other kiosks on the machine") {
    using Folders = std::vector<std::string>;
    CHECK(folders_of("/var/lib/chancery", "/run/user/0/chancery") == Folders{"/run/user/0/chancery", "/run/chancery"});
    CHECK(folders_of("/var/lib/chancery-left", "/run/user/0/chancery") == Folders{"/run/user/0/chancery", "/run/chancery-left"});
    CHECK(folders_of("/var/lib/chancery-left", "/run/chancery-left") == Folders{"/run/chancery-left"});
}
