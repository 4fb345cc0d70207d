// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace nutgraf {

/// Has the processor fetch the cache line of an address that will be read soon. It need not be
/// valid.
inline void prefetch(const void* address) noexcept {
    // Without a side effect, GCC takes a function that does nothing but this for one that does
    // nothing at all, and leaves out the calls.
    __asm__ volatile("" : : "r"(address));
    __builtin_prefetch(address);
}

}  // namespace nutgraf
