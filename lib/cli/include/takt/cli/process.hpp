// What only the process knows: its terminal, and that someone pressed Ctrl-C.
#pragma once

#include <stop_token>
#include <thread>

#include "takt/cli/run.hpp"

namespace takt {

/// Turns the first SIGINT, SIGTERM or SIGHUP (unless that was ignored before) into a stop request; a second one of the same ends the
/// process as if nothing were installed.
/// At most one at a time.
class InterruptWatch {
  public:
    InterruptWatch();
    InterruptWatch(const InterruptWatch&) = delete;
    InterruptWatch& operator=(const InterruptWatch&) = delete;

    std::stop_token token() const { return stop_.get_token(); }

  private:
    std::stop_source stop_;
    std::jthread watcher_;
};

/// The terminal of standard output and standard error, if they are one; NO_COLOR, TERM, COLUMNS and the locale are
/// asked.
Terminal terminal_of_process(std::stop_token interrupt);

}  // namespace takt
