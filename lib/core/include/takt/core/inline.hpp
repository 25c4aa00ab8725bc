// For the few functions on the path of every event that compilers leave out of line because they are called twice.
#pragma once

#if defined(__GNUC__)
#define TAKT_ALWAYS_INLINE [[gnu::always_inline]] inline
#define TAKT_NEVER_INLINE [[gnu::noinline]]
#else
#define TAKT_ALWAYS_INLINE inline
#define TAKT_NEVER_INLINE
#endif
