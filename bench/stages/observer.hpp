// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "nutgraf/index_builder.hpp"

namespace nutgraf::bench {

/// Lets a build run to its end without a word.
class SilentObserver : public BuildObserver {
public:
    void on_skipped(const SkippedArticle&) override {}
    bool on_progress(const BuildProgress&) override { return true; }
};

}  // namespace nutgraf::bench
