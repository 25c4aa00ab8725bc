#include "takt/cli/run.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <exception>
#include <new>
#include <ostream>
#include <sstream>
#include <system_error>

#include "arguments.hpp"
#include "load_plan.hpp"
#include "outputs.hpp"
#include "result_file.hpp"
#include "takt/core/diagnostic.hpp"
#include "takt/ledger/ledger.hpp"
#include "takt/line/too_many_parts.hpp"
#include "takt/report/display.hpp"
#include "write_file.hpp"

namespace takt {
namespace {

int print(const SpecError& error, std::ostream& err) {
    const Diagnostics& found = error.diagnostics();
    for (const Diagnostic& diagnostic : found.entries())
        print(diagnostic, err);
    if (found.full()) err << fmt::format("takt: only the first {} diagnostics are shown\n", Diagnostics::limit);
    return exit_code::bad_input;
}

/// All at once, so that the reason for a failure is still known. A reader that went away, as in
/// `takt run plant.yaml | head`, has what it wanted; anything else is an error.
int write_out(const std::string& text, std::ostream& out, std::ostream& err, int code) {
    errno = 0;
    if (out << text << std::flush) return code;
    const int reason = errno;
    if (reason == EPIPE) return code;
    err << "takt: cannot write to standard output"
        << (reason == 0 ? std::string() : ": " + std::generic_category().message(reason)) << '\n';
    return exit_code::bad_input;
}

int act(const std::vector<std::string>& args, const Console& console) {
    std::ostream& err = console.err;
    try {
        return read_arguments(args)(console);
    } catch (const ArgumentError& error) {
        err << "takt: " << printable(error.what()) << "; see takt --help\n";
        return exit_code::bad_input;
    } catch (const SpecError& error) {
        return print(error, err);
    } catch (const ResultError& error) {
        err << "takt: " << printable(error.what()) << '\n';
        return exit_code::bad_input;
    } catch (const LedgerError& error) {
        err << "takt: " << printable(error.what()) << '\n';
        return exit_code::bad_input;
    } catch (const WriteError& error) {
        err << "takt: " << printable(error.what()) << '\n';
        return exit_code::bad_input;
    } catch (const TooManyParts& flood) {
        err << "takt: " << printable(flood.what()) << '\n';
        return exit_code::bad_input;
    } catch (const std::bad_alloc&) {
        err << "takt: not enough memory\n";
        return exit_code::internal;
    } catch (const std::exception& error) {
        err << "takt: internal error: " << printable(error.what()) << '\n';
        return exit_code::internal;
    }
}

}  // namespace

int run(const std::vector<std::string>& args, std::ostream& out, std::ostream& err, const Terminal& terminal) {
    std::ostringstream text;
    Outputs outputs;
    int code = act(args, {text, err, terminal, outputs});
    if (!text.str().empty()) code = write_out(text.str(), out, err, code);
    for (const std::string& problem : outputs.problems())
        err << "takt: " << printable(problem) << '\n';
    return outputs.problems().empty() ? code : exit_code::bad_input;
}

}  // namespace takt
