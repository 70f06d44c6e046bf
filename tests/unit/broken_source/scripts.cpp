#include "scripts.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace flux {
namespace {

constexpr size_t kMinScriptBytes = 600;
constexpr size_t kMaxParagraphBytes = 1200;

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
      state = state * 6364136223846793005u + 1442695040888963407u;
      script += paragraphs[(state >> 33) % paragraphs.size()];
    }
    scripts.push_back(std::move(script));
  }
  return scripts;
}

}  // namespace flux
