#include "takt/cli/run.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <exception>
#include <new>
#include <ostream>
#include <sstream>
#include <system_error>

#include "arguments.hpp"
#include "commands.hpp"
#include "takt/core/diagnostic.hpp"
#include "takt/core/version.hpp"
#include "takt/experiment/static_look.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/report/display.hpp"
#include "takt/report/text_report.hpp"
#include "takt/yaml/load.hpp"
#include "takt/yaml/schema.hpp"
#include "write_file.hpp"

namespace takt {
namespace {

void print(const Diagnostic& diagnostic, std::ostream& err) {
    err << printable(to_string(diagnostic)) << '\n';
}

int print(const SpecError& error, std::ostream& err) {
    const Diagnostics& found = error.diagnostics();
    for (const Diagnostic& diagnostic : found.entries())
        print(diagnostic, err);
    if (found.full()) err << fmt::format("takt: only the first {} diagnostics are shown\n", Diagnostics::limit);
    return exit_code::bad_input;
}

int perform(const Arguments& arguments, std::ostream& out, std::ostream& err, const Terminal& terminal) {
    switch (arguments.command) {
        case Command::run:
            return run_command(arguments, out, err, terminal);
        case Command::check:
            return check_command(arguments, out, err, terminal);
        case Command::schema:
            out << json_schema();
            break;
        case Command::version:
            out << "takt " << version << '\n';
            break;
        case Command::help:
            return help_command(arguments, out, err, terminal);
        case Command::usage:
            out << arguments.usage;
            break;
    }
    return exit_code::done;
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

}  // namespace

Plan load_plan(const Arguments& arguments, std::ostream& err) {
    std::vector<Diagnostic> warnings;
    const Plan plan = make_plan(load_line(arguments.file, {{arguments.overrides.begin(), arguments.overrides.end()}, &warnings}));
    for (const Diagnostic& warning : warnings)
        print(warning, err);
    return plan;
}

int check_command(const Arguments& arguments, std::ostream& out, std::ostream& err, const Terminal& terminal) {
    const Plan plan = load_plan(arguments, err);
    const StaticLook look = static_look(plan);
    out << static_look_text(plan, look, {arguments.width.value_or(terminal.width), terminal.blocks, terminal.colour});
    return look.target_possible().value_or(true) ? exit_code::done : exit_code::target_missed;
}

int run(const std::vector<std::string>& args, std::ostream& out, std::ostream& err, const Terminal& terminal) {
    try {
        std::ostringstream text;
        const int code = perform(read_arguments(args), text, err, terminal);
        return write_out(text.str(), out, err, code);
    } catch (const ArgumentError& error) {
        err << "takt: " << printable(error.what()) << "; see takt --help\n";
        return exit_code::bad_input;
    } catch (const SpecError& error) {
        return print(error, err);
    } catch (const WriteError& error) {
        err << "takt: " << printable(error.what()) << '\n';
        return exit_code::bad_input;
    } catch (const std::bad_alloc&) {
        err << "takt: not enough memory\n";
        return exit_code::internal;
    } catch (const std::exception& error) {
        err << "takt: internal error: " << printable(error.what()) << '\n';
        return exit_code::internal;
    }
}

}  // namespace takt
