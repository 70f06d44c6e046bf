// Texts made to be slow: words of the language in random order, and a mistake over and over in one expression.

#include <boost/test/unit_test.hpp>
#include <cstdint>

#include "trial.h"

namespace flux {
namespace {

constexpr size_t kTextBytes = 10240;

constexpr std::string_view kWords[] = {"(",       ")",        "[",       "]",        "{",          "}",       "\"",
                                       "${",      "/",        "\\",      ",",        ":",          "=",       "=>",
                                       "|>",      "<-",       ".",       "-",        "+ ",         "==",      "and ",
                                       "not ",    "if ",      "then ",   "else ",    "a",          "b ",      "f(",
                                       "(r) => ", "{r with ", "1",       "1h",       "2024-01-01", "\n",      "\n\n",
                                       "// ",     "import ",  "option ", "builtin ", "testcase ",  "return ", "@a(",
                                       "'",       ";",        "&&",      "?",        "x = ",       "\xff"};

constexpr std::string_view kMistakes[] = {
    "1 2 ",      "a b ",      "f(1) ",      "[1 2], ",   "{a: 1 b} ",    "+ ",     "= 1 ",     ": ",
    "(1 ",       "1) ",       "{a = 1} ",   "\"${",      "\"${a ",       "/\\",    "/a ",      "if a then ",
    "x => ",     "|> f ",     "|> f(",      "exists . ", "a.1 ",         "[:",     "() => { ", "(a, ",
    "@a ",       "\xc3(",     "'",          "01 ",       "1:1",          "1T1:",   "return ",  "with ",
    "\n|> f(\n", "\nx = (\n", "\nx = [\n{", "{a with ",  "f(a: (r) => ", "//\n\"", ";"};

constexpr std::string_view kFrames[] = {"", "x = [", "f(a: ", "x = \"${", "{a: "};

uint64_t Next(uint64_t& state) { return (state = state * 6364136223846793005u + 1442695040888963407u) >> 33; }

}  // namespace

BOOST_AUTO_TEST_CASE(words_in_random_order) {
  (void)StdlibTypes();
  uint64_t state = 1;
  Trial trial;
  for (int i = 0; i < 60; ++i) {
    // Few words make deeper structures.
    const size_t first = Next(state) % std::size(kWords), count = 2 + Next(state) % std::size(kWords);
    std::string text;
    while (text.size() < kTextBytes) text += kWords[(first + Next(state) % count) % std::size(kWords)];
    trial.Run(std::move(text));
  }
  BOOST_TEST_MESSAGE(trial.Summary());
}

BOOST_AUTO_TEST_CASE(a_mistake_over_and_over) {
  (void)StdlibTypes();
  Trial trial;
  for (std::string_view mistake : kMistakes) {
    for (std::string_view frame : kFrames) {
      std::string text(frame);
      while (text.size() < kTextBytes) text += mistake;
      trial.Run(std::move(text));
    }
  }
  BOOST_TEST_MESSAGE(trial.Summary());
}

}  // namespace flux
