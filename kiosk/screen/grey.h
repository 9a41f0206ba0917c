// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "picture/prepare.h"

namespace chancery {

// The picture without its colours: every pixel becomes the grey of its own luminance, by the weights of Rec. ITU-R
// BT.709 on linear light. That keeps what WCAG 2.2 calls relative luminance, so the scrim that was chosen for the
// coloured picture gives words the same contrast on the grey one. Weighing the coded values instead (luma) would make
// saturated colours darker than they are seen. Any thread.
Pixels in_grey(Pixels picture);

}  // namespace chancery
