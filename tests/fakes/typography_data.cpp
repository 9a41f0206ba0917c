// SPDX-License-Identifier: EUPL-1.2
#include "fakes/typography_data.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

namespace chancery::test {
namespace {

nlohmann::json data(const std::string& name) {
    std::ifstream in(std::filesystem::path(CHANCERY_SOURCE_DIR) / "tests" / "layout" / "data" / name);
    return nlohmann::json::parse(in);
}

std::string language_with_script(const std::string& tag, const std::string& script) {
    if (tag == "zh-Hant") return tag;
    if ((script == "Kore" || script == "Jpan") && tag != "und") return tag;
    return tag.substr(0, tag.find('-')) + "-" + script;
}

}  // namespace

std::vector<Article> udhr_articles() {
    std::vector<Article> out;
    for (const auto& entry : data("udhr-articles.json")) {
        std::string text = entry.at("article1");
        std::replace(text.begin(), text.end(), '\n', ' ');
        out.push_back({entry.at("code"), language_with_script(entry.at("bcp47"), entry.at("script")), entry.at("script"), entry.at("title"), text});
    }
    return out;
}

std::vector<BrowserLines> browser_lines() {
    std::vector<BrowserLines> out;
    const auto file = data("chromium-linebreaks.json");
    for (const auto& entry : file.at("lines")) out.push_back({entry.at("code"), entry.at("start_utf16"), entry.at("width_px")});
    return out;
}

std::map<std::string, std::string> browser_differences() { return data("chromium-differences.json"); }

std::vector<EdgeCase> edge_cases() {
    std::vector<EdgeCase> out;
    for (const auto& entry : data("typography-cases.json")) {
        EdgeCase edge{entry.at("id"), entry.at("bcp47"), entry.at("text"), entry.at("dir") == "rtl", entry.at("icu72_breaks_utf16"), {}};
        for (const auto& run : entry.at("icu72_visual_runs")) {
            const int begin = run.at(0), length = run.at(1);
            edge.runs.push_back({begin, begin + length, run.at(2) == "R"});
        }
        out.push_back(edge);
    }
    return out;
}

}  // namespace chancery::test
