// SPDX-License-Identifier: EUPL-1.2
#include "app/credentials.h"

#include <filesystem>
#include <fstream>

#include "catch.h"
#include "fakes/scratch_folder.h"

using namespace chancery;
namespace fs = std::filesystem;

namespace {

struct Secrets {
    ScratchFolder folder;

    [[nodiscard]] std::string path() const { return (folder.path() / "secret").string(); }
    void hold(const std::string& text, unsigned mode = 0600) const {
        std::ofstream(path(), std::ios::trunc) << text;
        fs::permissions(path(), static_cast<fs::perms>(mode));
    }
    // What a source is asked with, and what is complained about.
    [[nodiscard]] std::pair<std::string, std::string> loaded() const {
        Settings settings;
        settings.sources.resize(2);
        settings.sources[1].credentials = path();
        const std::string trouble = load_credentials(settings);
        CHECK(settings.sources[0].authorization.empty());
        return {settings.sources[1].authorization, trouble};
    }
};

}  // namespace

TEST_CASE("a file of credentials holds a name and password, a token, or a whole header value") {
    const Secrets secrets;
    secrets.hold("kiosk:secret\n");
    CHECK(secrets.loaded().first == "Basic a2lvc2s6c2VjcmV0");
    secrets.hold("kiosk:pass word: and more\r\n", 0640);
    CHECK(secrets.loaded().first == "Basic a2lvc2s6cGFzcyB3b3JkOiBhbmQgbW9yZQ==");
    secrets.hold("Bearer abc.def");
    CHECK(secrets.loaded().first == "Bearer abc.def");
    secrets.hold("abc.def");
    CHECK(secrets.loaded().first == "Bearer abc.def");
}

TEST_CASE("credentials that others could read or change are not used, and what a bad file holds is never repeated") {
    const Secrets secrets;
    for (const unsigned mode : {0644U, 0604U, 0666U, 0660U, 0602U}) {
        secrets.hold("kiosk:secret", mode);
        CHECK(secrets.loaded().first.empty());
        CHECK(secrets.loaded().second.find("chmod") != std::string::npos);
    }
    for (const std::string& text : {std::string("secret\nsecond"), std::string("sec\0ret", 7), std::string(), std::string(9000, 's')}) {
        secrets.hold(text);
        CHECK(secrets.loaded().first.empty());
        CHECK_FALSE(secrets.loaded().second.empty());
        CHECK(secrets.loaded().second.find("secret\n") == std::string::npos);
        CHECK(secrets.loaded().second.find("second") == std::string::npos);
    }
    fs::remove(secrets.path());
    CHECK(secrets.loaded().second.find(secrets.path()) == 0);
}
