// SPDX-License-Identifier: EUPL-1.2
#include "app/settings_display.h"

#include <charconv>
#include <optional>

namespace chancery {
namespace {

constexpr double most_safe_percent = 20;
constexpr std::size_t most_light_hours = 24;

// Digits alone, to the end of the text or up to `end`, which is taken off.
std::optional<int> take_number(std::string_view& text, char end) {
    int number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || number < 0) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    if (end == '\0') return text.empty() ? std::optional(number) : std::nullopt;
    if (text.empty() || text.front() != end) return std::nullopt;
    text.remove_prefix(1);
    return number;
}

std::chrono::minutes read_time(json::Reader& reader, std::string_view key) {
    const std::string written = reader.string(key, "00:00", 8);
    std::string_view text = written;
    const auto hour = take_number(text, ':');
    const auto minute = hour ? take_number(text, '\0') : std::nullopt;
    if (!minute || *minute > 59 || *hour * 60 + *minute > 1440)
        return reader.problem(reader.value(key), "\"" + written + "\" is no time of day; write it like \"07:30\""), std::chrono::minutes(0);
    return std::chrono::minutes(*hour * 60 + *minute);
}

LightHours read_light_hours(json::Reader reader) {
    LightHours hours;
    reader.require({"from", "until", "percent"});
    hours.from = read_time(reader, "from");
    hours.until = read_time(reader, "until");
    hours.percent = static_cast<int>(reader.integer("percent", 100, 1, 100));
    reader.finish();
    return hours;
}

// One number for all sides, or an object with a number a side.
void read_safe_area(json::Reader& display, DisplaySettings& settings) {
    const json::Value value = display.value("safe_area");
    if (value.exists() && value.kind() != json::Kind::object) {
        const double percent = display.number("safe_area", 0, 0, most_safe_percent);
        settings.safe = {percent, percent, percent, percent};
        return;
    }
    json::Reader sides = display.object("safe_area");
    const auto side = [&](std::string_view key) { return sides.number(key, 0, 0, most_safe_percent); };
    settings.safe = {side("left"), side("top"), side("right"), side("bottom")};
    sides.finish();
}

void read_rotation(json::Reader& display, DisplaySettings& settings) {
    const auto degrees = display.integer("rotation", 0, 0, 270);
    if (degrees % 90 != 0) display.problem(display.value("rotation"), "allowed are 0, 90, 180 and 270: how far the picture is turned clockwise");
    settings.quarter_turns = static_cast<int>(degrees / 90);
}

// "1920x1080" or "1920x1080@50".
void read_mode(json::Reader& display, DisplaySettings& settings) {
    const std::string written = display.string("mode", "", 32);
    if (written.empty()) return;
    std::string_view text = written;
    const bool with_rate = written.find('@') != std::string::npos;
    const auto width = take_number(text, 'x');
    const auto height = width ? take_number(text, with_rate ? '@' : '\0') : std::nullopt;
    const auto rate = height && with_rate ? take_number(text, '\0') : height;
    if (!rate || *width < 160 || *height < 160 || *width > 8192 || *height > 8192)
        return display.problem(display.value("mode"), "\"" + written + "\" is no mode; write it like \"1920x1080\" or \"1920x1080@50\"");
    settings.mode = {*width, *height};
    settings.refresh_hz = with_rate ? *rate : 0;
}

}  // namespace

DisplaySettings read_display_settings(json::Reader& display, json::Problems& problems) {
    using Dark = DisplaySettings::Dark;
    DisplaySettings settings;
    read_rotation(display, settings);
    read_safe_area(display, settings);
    settings.pixel_shift = static_cast<int>(display.integer("pixel_shift", 0, 0, 8));
    for (const json::Value item : display.array("brightness", most_light_hours)) settings.light.push_back(read_light_hours(json::Reader(item, problems)));
    settings.connector = display.string("connector", "", 64);
    read_mode(display, settings);
    settings.when_dark = display.choice("when_dark", Dark::black, {{"black", Dark::black}, {"off", Dark::off}, {"cec", Dark::cec}});
    return settings;
}

}  // namespace chancery
