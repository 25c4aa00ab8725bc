#include <iostream>
#include <string>
#include <vector>

#include "takt/cli/process.hpp"
#include "takt/cli/run.hpp"

int main(int argc, char** argv) {
    const takt::InterruptWatch watch;
    const std::vector<std::string> args(argv + (argc > 0 ? 1 : 0), argv + argc);
    return takt::run(args, std::cout, std::cerr, takt::terminal_of_process(watch.token()));
}
