// SPDX-License-Identifier: EUPL-1.2
#include "app/plan.h"

#include <algorithm>

#include "app/files.h"
#include "catch.h"
#include "fakes/scratch_folder.h"

using namespace chancery;

namespace {

struct Device {
    ScratchFolder folder;
    PlanPlaces places;
    std::string file = folder.path().string() + "/kiosk.json";

    Device() {
        places.state = folder.path().string() + "/state";
        places.assets = folder.path().string() + "/no-assets";
        places.environment.settings_files = {file};
    }
    void save(const std::string& text) const { REQUIRE(write_file(file, text)); }
    [[nodiscard]] std::unique_ptr<Plan> first() const {
        auto plan = first_plan(places);
        REQUIRE(plan);
        return *std::move(plan);
    }
};

}  // namespace

TEST_CASE("the first settings ever may be mistyped: the built-in edition shows, and the plan says why") {
    Device device;
    device.save("{\"them\": 1}");
    const auto plan = device.first();
    CHECK(plan->settings().sources.empty());
    CHECK(plan->in_force.refused.find("kiosk.json:1:2: error: ") != std::string::npos);
    device.places.config = device.file;
    CHECK_FALSE(first_plan(device.places));
}

TEST_CASE("a theme that is not there is replaced at the start, and such a plan is not what was asked for") {
    const Device device;
    device.save("{\"theme\": \"stong\"}");
    const auto plan = device.first();
    CHECK_FALSE(plan->as_asked);
    REQUIRE(plan->troubles.size() == 1);
    CHECK(plan->troubles.front().find("kiosk.json:1:11: error: ") != std::string::npos);
    device.save("{}");
    CHECK(device.first()->as_asked);
}

TEST_CASE("without settings there is nothing wrong") {
    const Device device;
    CHECK(device.first()->in_force.refused == "");
    CHECK(device.first()->troubles.empty());
}

TEST_CASE("there is a next plan only where the settings ask for something else, or it is asked for anew") {
    const Device device;
    device.save("{\"dwell_factor\": 2}");
    const auto plan = device.first();
    CHECK_FALSE(next_plan(device.places, *plan, false).plan);
    CHECK(next_plan(device.places, *plan, true).plan);
    device.save("{\n  // a comment alone\n  \"dwell_factor\": 2\n}");
    CHECK_FALSE(next_plan(device.places, *plan, false).plan);
    device.save("{\"dwell_factor\": 3}");
    const NextPlan next = next_plan(device.places, *plan, false);
    REQUIRE(next.plan);
    CHECK(next.plan->settings().dwell.factor == 3);
    CHECK(next.refused == "");
}

TEST_CASE("what is refused says where it stands, and gives no plan") {
    const Device device;
    device.save("{}");
    const auto plan = device.first();
    for (const char* text : {"{\"theme\": \"stong\"}", "{\"dwell_factor\": 100}", "{", R"({"sources": [{"name": "m", "url": "https://mfa.example/f", "root": "/no/such/root.json"}]})",
                             R"({"sources": [{"name": "m", "url": "https://mfa.example/f", "credentials": "/no/such/secret"}]})"}) {
        INFO(text);
        device.save(text);
        const NextPlan next = next_plan(device.places, *plan, true);
        CHECK_FALSE(next.plan);
        CHECK(next.refused.find("kiosk.json:") != std::string::npos);
        CHECK(next.refused.find(": error: ") != std::string::npos);
    }
    CHECK(next_plan(device.places, *plan, false).refused != "");
    device.save("{}");
    CHECK(next_plan(device.places, *plan, false).refused == "");
}

TEST_CASE("a theme of one's own is watched, and one that changed is a reason for a next plan") {
    const Device device;
    const std::string theme = device.folder.path().string() + "/own.json";
    const auto text = read_file(std::string(CHANCERY_SOURCE_DIR) + "/assets/themes/strong.json", 1 << 20);
    REQUIRE(text);
    REQUIRE(write_file(theme, *text));
    device.save("{\"theme\": \"" + theme + "\"}");
    const auto plan = device.first();
    const std::vector<std::string> watched = device.places.watched(*plan);
    CHECK(std::find(watched.begin(), watched.end(), theme) != watched.end());
    CHECK_FALSE(next_plan(device.places, *plan, false).plan);
    REQUIRE(write_file(theme, *text + "\n"));
    CHECK(next_plan(device.places, *plan, false).plan);
    REQUIRE(write_file(theme, "{"));
    CHECK(next_plan(device.places, *plan, false).refused.find("own.json:") != std::string::npos);
}
