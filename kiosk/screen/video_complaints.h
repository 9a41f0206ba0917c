// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <SDL.h>

#include <string>
#include <utility>

namespace chancery {

// What SDL says against the display. Its way of presenting a frame returns nothing: a frame that the kernel did not take is
// a line in SDL's log alone. One at a time; main thread, where SDL presents.
class VideoComplaints {
public:
    VideoComplaints() {
        SDL_LogSetPriority(SDL_LOG_CATEGORY_VIDEO, SDL_LOG_PRIORITY_ERROR);  // of these, SDL usually keeps quiet
        SDL_LogGetOutputFunction(&before_, &before_with_);
        SDL_LogSetOutputFunction(hear, this);
    }
    ~VideoComplaints() {
        SDL_LogSetOutputFunction(before_, before_with_);
        SDL_LogSetPriority(SDL_LOG_CATEGORY_VIDEO, priority_before_);
    }
    VideoComplaints(const VideoComplaints&) = delete;
    VideoComplaints& operator=(const VideoComplaints&) = delete;

    // The last one since it was asked; empty where there was none.
    std::string take() { return std::exchange(last_, {}); }

private:
    static void SDLCALL hear(void* self, int category, SDL_LogPriority priority, const char* message) {
        auto& complaints = *static_cast<VideoComplaints*>(self);
        if (category == SDL_LOG_CATEGORY_VIDEO && priority >= SDL_LOG_PRIORITY_ERROR)
            complaints.last_ = message;
        else if (complaints.before_)
            complaints.before_(complaints.before_with_, category, priority, message);
    }

    SDL_LogPriority priority_before_ = SDL_LogGetPriority(SDL_LOG_CATEGORY_VIDEO);
    SDL_LogOutputFunction before_ = nullptr;
    void* before_with_ = nullptr;
    std::string last_;
};

}  // namespace chancery
