// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "screen/gles2.h"
#include "screen/glass.h"
#include "screen/sdl_handles.h"
#include "screen/video_complaints.h"

namespace chancery {

namespace {

// The whole glass as two triangles; a page's first row is at its top.
constexpr const char* vertex_shader = R"(
attribute vec2 corner;
varying vec2 place;
void main() {
    place = vec2(corner.x, 1.0 - corner.y);
    gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}
)";

// Light adds up linearly, coded values (sRGB, IEC 61966-2-1) do not: the words upon their ground, and both upon the page
// before, are mixed as light. Our octets are blue, green, red. Where nothing is mixed, values go through untouched.
constexpr const char* fragment_shader = R"(
#ifdef GL_FRAGMENT_PRECISION_HIGH
precision highp float;
#else
precision mediump float;
#endif
varying vec2 place;
uniform sampler2D under, ground, over;
uniform float weight, words;
vec3 light(vec3 value) { return mix(value / 12.92, pow((value + 0.055) / 1.055, vec3(2.4)), step(0.04045, value)); }
vec3 value(vec3 light) { return mix(light * 12.92, 1.055 * pow(light, vec3(1.0 / 2.4)) - 0.055, step(0.0031308, light)); }
vec3 seen(sampler2D page) { return texture2D(page, place).bgr; }
void main() {
    vec3 pixel = seen(over);
    if (words < 1.0) pixel = value(mix(light(seen(ground)), light(pixel), words));
    if (weight < 1.0) pixel = value(mix(light(seen(under)), light(pixel), weight));
    gl_FragColor = vec4(pixel, 1.0);
}
)";

Error lost(const std::string& what, const std::string& why) { return {ErrorKind::unreachable, what + ": " + why}; }
Error lost(const std::string& what) { return lost(what, SDL_GetError()); }

class GlGlass final : public Glass {
public:
    GlGlass(SDL_Window* window, SdlGlContext context) : window_(window), context_(std::move(context)) {}

    // What a frame needs, made once.
    Status begin() {
        if (!gl_.load()) return {ErrorKind::unsupported, "the graphics driver has no OpenGL ES 2.0"};
        waits_ = SDL_GL_SetSwapInterval(1) == 0;
        const GLuint program = gl_.CreateProgram();
        attach(program, GL_VERTEX_SHADER, vertex_shader);
        attach(program, GL_FRAGMENT_SHADER, fragment_shader);
        gl_.BindAttribLocation(program, 0, "corner");
        gl_.LinkProgram(program);
        GLint linked = GL_FALSE;
        gl_.GetProgramiv(program, GL_LINK_STATUS, &linked);
        if (linked != GL_TRUE) return {ErrorKind::unsupported, "the graphics driver cannot compile how two pages are mixed"};
        gl_.UseProgram(program);
        for (GLint unit = 0; const char* page : {"under", "ground", "over"}) gl_.Uniform1i(gl_.GetUniformLocation(program, page), unit++);
        weight_at_ = gl_.GetUniformLocation(program, "weight");
        words_at_ = gl_.GetUniformLocation(program, "words");
        gl_.VertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, 0, corners.data());
        gl_.EnableVertexAttribArray(0);
        return {};
    }

    Size size() override {
        Size size;
        SDL_GL_GetDrawableSize(window_, &size.width, &size.height);
        return size;
    }

    Status show(const Pixels& page) override {
        has_ground_ = false;
        if (Status uploaded = upload(over_, page); !uploaded) return uploaded;
        return draw(256, 256);
    }

    Status begin_fade(const Pixels& from, const Pixels& to, const Underlay& ground) override {
        std::swap(under_, over_);
        has_ground_ = !ground.empty();
        if (has_ground_) {
            Pixels bare = to;
            ground.lay_into(bare);
            if (Status uploaded = upload(ground_, bare); !uploaded) return uploaded;
        }
        if (!under_.name)
            if (Status uploaded = upload(under_, from); !uploaded) return uploaded;
        return upload(over_, to);
    }

    Status fade(int weight, int words) override { return make(weight, words); }
    Status again() override { return draw(weight_, words_); }

    Status show_part(const Pixels& page, const Rect& part) override {
        has_ground_ = false;
        if (over_.size != page.size) return show(page);
        PixelRows& out = room_for(part);
        for (int y = 0; y < part.height; ++y)
            std::copy_n(row_of(page, part.x, part.y + y), part.width, out.begin() + static_cast<std::ptrdiff_t>(y) * part.width);
        replace(part);
        return draw(256, 256);
    }

    Status paint(const DrawRow& row, Rows rows) override {
        const Rect part{0, rows.first, over_.size.width, rows.end - rows.first};
        PixelRows& out = room_for(part);
        for (int y = 0; y < part.height; ++y) row(rows.first + y, out.data() + static_cast<std::ptrdiff_t>(y) * part.width);
        replace(part);
        return make(256, 256);
    }

    Status present() override {
        if (held_) return {};
        complaints_.take();
        SDL_GL_SwapWindow(window_);
        const std::string complaint = complaints_.take();
        return complaint.empty() ? Status{} : Status{lost("the display took no frame", complaint)};
    }

    void hold_frames(bool held) override { held_ = held; }
    [[nodiscard]] bool waits_for_display() const override { return waits_; }

private:
    struct Page {
        GLuint name = 0;
        Size size;
    };

    void attach(GLuint program, GLenum kind, const char* source) const {
        const GLuint shader = gl_.CreateShader(kind);
        gl_.ShaderSource(shader, 1, &source, nullptr);
        gl_.CompileShader(shader);
        gl_.AttachShader(program, shader);
    }

    void bind(const Page& page, GLenum unit) const {
        gl_.ActiveTexture(GL_TEXTURE0 + unit);
        gl_.BindTexture(GL_TEXTURE_2D, page.name);
    }

    Status upload(Page& page, const Pixels& pixels) {
        const bool anew = !page.name || page.size != pixels.size;
        if (!page.name) gl_.GenTextures(1, &page.name);
        bind(page, 0);
        if (anew) {
            for (const GLenum filter : {GLenum{GL_TEXTURE_MIN_FILTER}, GLenum{GL_TEXTURE_MAG_FILTER}}) gl_.TexParameteri(GL_TEXTURE_2D, filter, GL_NEAREST);
            for (const GLenum edge : {GLenum{GL_TEXTURE_WRAP_S}, GLenum{GL_TEXTURE_WRAP_T}}) gl_.TexParameteri(GL_TEXTURE_2D, edge, GL_CLAMP_TO_EDGE);
            gl_.TexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, pixels.size.width, pixels.size.height, 0, GL_RGBA, GL_UNSIGNED_BYTE, pixels.rows.data());
        } else {
            gl_.TexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, pixels.size.width, pixels.size.height, GL_RGBA, GL_UNSIGNED_BYTE, pixels.rows.data());
        }
        page.size = pixels.size;
        if (gl_.GetError() == GL_NO_ERROR) return {};
        page.size = {};
        return lost("there is no room for a page on the graphics processor", std::to_string(pixels.size.width) + "x" + std::to_string(pixels.size.height));
    }

    // For the pixels of a part of the page, one row after the other.
    PixelRows& room_for(const Rect& part) {
        part_.resize(static_cast<std::size_t>(part.width) * static_cast<std::size_t>(part.height));
        return part_;
    }

    void replace(const Rect& part) const {
        bind(over_, 0);
        gl_.TexSubImage2D(GL_TEXTURE_2D, 0, part.x, part.y, part.width, part.height, GL_RGBA, GL_UNSIGNED_BYTE, part_.data());
    }

    Status draw(int weight, int words) {
        const Status made = make(weight, words);
        return made ? present() : made;
    }

    Status make(int weight, int words) {
        weight_ = weight;
        words_ = words;
        // Nothing is drawn that no frame takes along: what is never swapped piles up, and a processor that draws itself would
        // stand still over it when the display wakes.
        if (held_) return {};
        const Size glass = size();
        gl_.Viewport(0, 0, glass.width, glass.height);
        bind(under_, 0);
        bind(ground_, 1);
        bind(over_, 2);
        gl_.Uniform1f(weight_at_, static_cast<float>(weight) / 256);
        gl_.Uniform1f(words_at_, has_ground_ ? static_cast<float>(words) / 256 : 1.0F);
        gl_.DrawArrays(GL_TRIANGLE_STRIP, 0, 4);
        return gl_.GetError() == GL_NO_ERROR ? Status{} : Status{lost("the page cannot be drawn")};
    }

    static constexpr std::array<GLfloat, 8> corners{0, 0, 1, 0, 0, 1, 1, 1};

    SDL_Window* window_;
    SdlGlContext context_;
    Gles2 gl_;
    VideoComplaints complaints_;
    GLint weight_at_ = 0, words_at_ = 0;
    Page under_, ground_, over_;
    PixelRows part_;
    bool has_ground_ = false;
    int weight_ = 256, words_ = 256;
    bool waits_ = false, held_ = false;
};

}  // namespace

Result<std::unique_ptr<Glass>> open_gl(SDL_Window* window) {
    SdlGlContext context(SDL_GL_CreateContext(window));
    if (!context) return lost("there is no way to draw on this display");
    auto glass = std::make_unique<GlGlass>(window, std::move(context));
    if (Status begun = glass->begin(); !begun) return begun.error();
    return std::unique_ptr<Glass>(std::move(glass));
}

}  // namespace chancery
