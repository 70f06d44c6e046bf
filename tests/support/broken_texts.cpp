#include "tests/support/broken_texts.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>

namespace flux {
namespace {

constexpr size_t kMinScriptBytes = 600;
constexpr size_t kMaxParagraphBytes = 1200;

constexpr std::string_view kInsertions[] = {"(", "\"", "{", "/", "${", ")", "}", "]", "=", ",", "'", "|>"};

constexpr size_t kHostileBytes = 10240;

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

// Steps a random number generator that is the same everywhere.
uint64_t Next(uint64_t& state) { return (state = state * 6364136223846793005u + 1442695040888963407u) >> 33; }

// Tells whether every line is a comment.
bool IsComment(const std::string& text) {
  for (size_t begin = 0; begin < text.size(); begin = std::min(text.find('\n', begin), text.size() - 1) + 1) {
    if (text.compare(begin, 2, "//") != 0 && text[begin] != '\n') return false;
  }
  return true;
}

// Cuts a text at its blank lines; comments alone and very long parts are left out.
void AppendParagraphs(const std::string& text, std::vector<std::string>& paragraphs) {
  for (size_t begin = 0; begin < text.size();) {
    size_t end = std::min(text.find("\n\n", begin), text.size());
    std::string part = text.substr(begin, end - begin) + "\n\n";
    if (part.size() <= kMaxParagraphBytes && !IsComment(part)) paragraphs.push_back(std::move(part));
    begin = end + 2;
  }
}

}  // namespace

std::vector<ScriptFile> ReadScripts(const std::vector<std::string>& roots) {
  std::vector<ScriptFile> files;
  for (const std::string& root : roots) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
      if (entry.path().extension() != ".flux") continue;
      std::ifstream file(entry.path(), std::ios::binary);
      files.push_back({entry.path().string(), std::string(std::istreambuf_iterator<char>(file), {})});
    }
  }
  std::ranges::sort(files, {}, &ScriptFile::path);
  return files;
}

std::vector<std::string> CombineScripts(const std::vector<ScriptFile>& files, size_t count) {
  std::vector<std::string> paragraphs;
  for (const ScriptFile& file : files) AppendParagraphs(file.text, paragraphs);
  std::vector<std::string> scripts;
  uint64_t state = 1;
  while (scripts.size() < count && !paragraphs.empty()) {
    std::string script;
    while (script.size() < kMinScriptBytes) {
      script += paragraphs[Next(state) % paragraphs.size()];
    }
    scripts.push_back(std::move(script));
  }
  return scripts;
}

void BreakScript(const std::string& script, size_t first, size_t step, const std::function<void(std::string)>& take) {
  for (size_t at = first % step; at < script.size(); at += step) {
    const std::string before = script.substr(0, at);
    take(before);
    take(before + script.substr(at + 1));
    take(before + std::string(kInsertions[(first + at / step) % std::size(kInsertions)]) + script.substr(at));
  }
}

std::vector<std::string> HostileTexts() {
  std::vector<std::string> texts;
  uint64_t state = 1;
  for (int i = 0; i < 60; ++i) {
    // Few words make deeper structures.
    const size_t first = Next(state) % std::size(kWords), count = 2 + Next(state) % std::size(kWords);
    std::string& text = texts.emplace_back();
    while (text.size() < kHostileBytes) text += kWords[(first + Next(state) % count) % std::size(kWords)];
  }
  for (std::string_view mistake : kMistakes) {
    for (std::string_view frame : kFrames) {
      std::string& text = texts.emplace_back(frame);
      while (text.size() < kHostileBytes) text += mistake;
    }
  }
  return texts;
}

}  // namespace flux
