// SPDX-License-Identifier: EUPL-1.2
// Measures the setting and drawing of text and prints rows of the table in docs/typography.md.
//   typography [coverage|boxes|browser|quality|layout|drawing|memory]…
#include <cstdio>
#include <functional>
#include <map>
#include <string>

#include "measure.h"

int main(int argc, char** argv) {
    using namespace chancery::lab;
    const std::map<std::string, std::function<void()>> reports = {
        {"coverage", report_coverage}, {"boxes", report_boxes},     {"browser", report_browser}, {"quality", report_quality},
        {"layout", report_layout_time}, {"drawing", report_drawing_time}, {"memory", report_memory}};
    for (int i = 1; i < argc; ++i) {
        const auto report = reports.find(argv[i]);
        if (report == reports.end()) {
            std::fprintf(stderr, "typography: no report is called %s\n", argv[i]);
            return 64;
        }
        report->second();
    }
    return 0;
}
