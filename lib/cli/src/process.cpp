#include "takt/cli/process.hpp"

#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <string_view>

namespace takt {
namespace {

// All that a signal handler may touch: a lock-free atomic.
std::atomic<bool> signal_came{false};
static_assert(std::atomic<bool>::is_always_lock_free);

void note_signal(int) {
    signal_came.store(true, std::memory_order_relaxed);
}

void install(int signal_number) {
    struct sigaction action = {};
    action.sa_handler = note_signal;
    action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;  // the second one ends the process
    sigemptyset(&action.sa_mask);
    sigaction(signal_number, &action, nullptr);
}

/// What who called wants to go by, as `nohup` does, does not stop it.
void install_unless_ignored(int signal_number) {
    struct sigaction before = {};
    sigaction(signal_number, nullptr, &before);
    if (before.sa_handler != SIG_IGN) install(signal_number);
}

std::string_view variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string_view() : std::string_view(value);
}

bool locale_is_utf8() {
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        const std::string_view value = variable(name);
        if (value.empty()) continue;
        return value.find("UTF-8") != value.npos || value.find("utf8") != value.npos;
    }
    return false;
}

int width_of_terminal(int descriptor) {
    winsize size = {};
    if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
    const int columns = std::atoi(std::string(variable("COLUMNS")).c_str());
    return columns > 0 ? columns : Terminal{}.width;
}

}  // namespace

InterruptWatch::InterruptWatch() {
    signal_came.store(false, std::memory_order_relaxed);
    install(SIGINT);
    install(SIGTERM);
    install_unless_ignored(SIGHUP);
    // A reader that goes away is seen when writing, not by a signal that would end the process half-way.
    signal(SIGPIPE, SIG_IGN);
    watcher_ = std::jthread([source = stop_](std::stop_token ended) mutable {
        using namespace std::chrono_literals;
        while (!ended.stop_requested() && !signal_came.load(std::memory_order_relaxed))
            std::this_thread::sleep_for(20ms);
        if (signal_came.load(std::memory_order_relaxed)) source.request_stop();
    });
}

Terminal terminal_of_process(std::stop_token interrupt) {
    Terminal terminal;
    terminal.out_is_tty = isatty(STDOUT_FILENO) == 1;
    terminal.err_is_tty = isatty(STDERR_FILENO) == 1;
    // NO_COLOR: any value that is not empty switches colours off (no-color.org).
    const bool allows_colour = variable("NO_COLOR").empty() && variable("TERM") != "dumb";
    terminal.colour = terminal.out_is_tty && allows_colour;
    terminal.err_colour = terminal.err_is_tty && allows_colour;
    terminal.blocks = terminal.out_is_tty && locale_is_utf8();
    if (terminal.out_is_tty) terminal.width = width_of_terminal(STDOUT_FILENO);
    if (terminal.err_is_tty) terminal.err_width = width_of_terminal(STDERR_FILENO);
    terminal.interrupt = std::move(interrupt);
    return terminal;
}

}  // namespace takt
