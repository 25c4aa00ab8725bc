#include "takt/report/display.hpp"

#include <doctest/doctest.h>

using namespace takt;

TEST_CASE("control characters come out as text") {
    CHECK(printable("a\x1b[31mb") == "a\\x1b[31mb");
    CHECK(printable(std::string_view("a\0b\n", 4)) == "a\\x00b\\x0a");
    CHECK(printable("\x7f") == "\\x7f");
    CHECK(printable("\u0085") == "\\x85");  // next line, a C1 control
}

TEST_CASE("marks that turn the writing around come out as text") {
    CHECK(printable("\u202etxt.exe") == "\\u202etxt.exe");
    CHECK(printable("\u2066x\u2069") == "\\u2066x\\u2069");
    CHECK(printable("\u2028") == "\\u2028");
}

TEST_CASE("bytes that are not UTF-8 come out as text") {
    CHECK(printable("\xff") == "\\xff");
    CHECK(printable("\xc3") == "\\xc3");                    // cut short
    CHECK(printable("\xc0\xaf") == "\\xc0\\xaf");           // overlong slash
    CHECK(printable("\xed\xa0\x80") == "\\xed\\xa0\\x80");  // surrogate
}

TEST_CASE("ordinary text stays as it is") {
    CHECK(printable("Sch\u00f6ne Linie \u603b\u88c5\u7ebf") == "Sch\u00f6ne Linie \u603b\u88c5\u7ebf");
}

TEST_CASE("Chinese characters are two columns wide, combining marks none") {
    CHECK(display_width("abc") == 3);
    CHECK(display_width("\u603b\u88c5") == 4);
    CHECK(display_width("e\u0301") == 1);
    CHECK(display_width("\u00e9") == 1);
}

TEST_CASE("a fitted text has exactly the width asked for") {
    CHECK(fitted("ab", 5) == "ab   ");
    CHECK(fitted("abcdefgh", 5) == "abc..");
    CHECK(fitted("\u603b\u88c5\u7ebf\u7ad9", 5) ==
          "\u603b.. ");  // two columns, dots, and one that no character fits in
    for (int width = 0; width < 12; ++width)
        CHECK(display_width(fitted("\u603b\u88c5 line 7", width)) == width);
}
