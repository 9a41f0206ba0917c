// SPDX-License-Identifier: EUPL-1.2
#pragma once

// READ FIRST. The whole house on one page.
//
//   collector thread                                           main thread
//   Transport → bytes → seal() → Archive ──┐
//     (ask)      (check, parse)   (keep)   │  Handoff: one slot, the latest wins
//                                          ▼
//           Bulletin{edition, contacts, assurances} → choose() → Cue → compose() → Frame → Screen
//
// A value is made in one place, handed on whole, and nobody reaches back into it. There is no arrow to the left. The
// screen side sees only an immutable, checked edition that already lies on disk; the network side can only offer a
// newer one. So neither the network nor the disk nor bad input can blank the screen. At start the archive feeds the
// screen before the collector thread exists: the first picture waits for nothing. Each turn of the loop reads the
// clock once and sleeps until the next moment at which something must change. A third thread blends the lower half of a
// fade's frames for the main thread, who waits for it, and exists only where a screen is larger than Full HD (app/row_worker.h).
//
// The nouns, each with its header:
#include "edition/edition.h"    // Statement: one message in its languages. Edition: an immutable, checked set of them
#include "edition/playlist.h"   // Playlist: which of them, in what order, when, and how much they matter
#include "source/bulletin.h"    // Bulletin: the edition, and when the sources were last reached
#include "schedule/cue.h"       // Cue: what is on now, since when, until when, and why
#include "layout/frame.h"       // Frame: boxes, text runs and pictures in pixels, a value
#include "archive/archive.h"    // Archive: kept editions on disk, two generations, published by one rename
#include "trust/warrant.h"      // Warrant: what vouches for the bytes of a signed source
#include "trust/assurance.h"    // Assurance: what holds for its statements at the moment
//
// The verbs:
#include "trust/guard.h"        // judge: a signed file → believed, or the reason why not
#include "edition/seal.h"       // seal: bytes → Edition, or the reason why not
#include "schedule/schedule.h"  // choose: (edition, now, previous cue) → Cue
#include "layout/compose.h"     // compose: (statement, theme, viewport) → pages of Frames
#include "picture/prepare.h"    // prepare: foreign picture bytes → pixels, in a child that can touch nothing
#include "screen/screen.h"      // present: a Frame onto the glass
//
// The seams, where the outside world begins; each has a fake in tests/fakes that can fail:
#include "archive/directory.h"  // a folder on disk
#include "base/clock.h"         // what time it is, and how far that can be believed
#include "layout/typeface.h"    // finds fonts, measures text
#include "layout/hyphenator.h"  // how a language parts its words
#include "source/transport.h"   // one request, one reply
//
// The rooms, and whom each may include (tests/rooms_test reads every #include against this table):
//
//   base      —                                   words that mean nothing about embassies
//   trust     base                                signatures: who may speak, for how long that holds
//   edition   trust base                          what a set of statements is; the only way to make one
//   archive   edition trust base                  keeps editions; always has an answer
//   picture   base                                decodes in a jail, crops, scales
//   source    archive picture edition trust base  asks, checks, stores, then offers
//   schedule  edition trust base                  a pure function
//   layout    schedule edition base               sets text, places pictures; touches no pixel
//   screen    layout picture base                 puts a frame on glass; owns SDL
//   device    the seams' headers, base            curl, POSIX files, clocks, patterns: real things, no decisions
//   app       everything; nobody includes app     settings, the loop, the commands; the only threads and mutexes
