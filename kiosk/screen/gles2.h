// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <SDL.h>
#include <SDL_opengles2.h>

namespace chancery {

// OpenGL ES 2.0, as the driver brings it that SDL has loaded for its context; nothing is linked. Named as in the standard,
// without "gl". Only while that context is there, and on its thread.
struct Gles2 {
    decltype(&glActiveTexture) ActiveTexture = nullptr;
    decltype(&glAttachShader) AttachShader = nullptr;
    decltype(&glBindAttribLocation) BindAttribLocation = nullptr;
    decltype(&glBindTexture) BindTexture = nullptr;
    decltype(&glCompileShader) CompileShader = nullptr;
    decltype(&glCreateProgram) CreateProgram = nullptr;
    decltype(&glCreateShader) CreateShader = nullptr;
    decltype(&glDrawArrays) DrawArrays = nullptr;
    decltype(&glEnableVertexAttribArray) EnableVertexAttribArray = nullptr;
    decltype(&glGenTextures) GenTextures = nullptr;
    decltype(&glGetError) GetError = nullptr;
    decltype(&glGetProgramiv) GetProgramiv = nullptr;
    decltype(&glGetUniformLocation) GetUniformLocation = nullptr;
    decltype(&glLinkProgram) LinkProgram = nullptr;
    decltype(&glShaderSource) ShaderSource = nullptr;
    decltype(&glTexImage2D) TexImage2D = nullptr;
    decltype(&glTexParameteri) TexParameteri = nullptr;
    decltype(&glTexSubImage2D) TexSubImage2D = nullptr;
    decltype(&glUniform1f) Uniform1f = nullptr;
    decltype(&glUniform1i) Uniform1i = nullptr;
    decltype(&glUseProgram) UseProgram = nullptr;
    decltype(&glVertexAttribPointer) VertexAttribPointer = nullptr;
    decltype(&glViewport) Viewport = nullptr;

    // False where the driver lacks one.
    bool load() {
        const auto find = [](const char* name, auto& function) {
            function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(SDL_GL_GetProcAddress(name));
            return function != nullptr;
        };
        return find("glActiveTexture", ActiveTexture) && find("glAttachShader", AttachShader) && find("glBindAttribLocation", BindAttribLocation) &&
               find("glBindTexture", BindTexture) && find("glCompileShader", CompileShader) && find("glCreateProgram", CreateProgram) &&
               find("glCreateShader", CreateShader) && find("glDrawArrays", DrawArrays) &&
               find("glEnableVertexAttribArray", EnableVertexAttribArray) && find("glGenTextures", GenTextures) && find("glGetError", GetError) &&
               find("glGetProgramiv", GetProgramiv) && find("glGetUniformLocation", GetUniformLocation) && find("glLinkProgram", LinkProgram) &&
               find("glShaderSource", ShaderSource) && find("glTexImage2D", TexImage2D) && find("glTexParameteri", TexParameteri) &&
               find("glTexSubImage2D", TexSubImage2D) && find("glUniform1f", Uniform1f) && find("glUniform1i", Uniform1i) &&
               find("glUseProgram", UseProgram) && find("glVertexAttribPointer", VertexAttribPointer) && find("glViewport", Viewport);
    }
};

}  // namespace chancery
