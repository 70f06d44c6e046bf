#include "stdlib/experimental/prometheus/exposition.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "runtime/base/number_text.h"
#include "runtime/base/terminal_text.h"
#include "runtime/base/utf8.h"

namespace flux::stdlib {

namespace {

// A number with an exponent from a million on, which is how the reference writes limits.
std::string LimitText(double limit) {
  if (!std::isfinite(limit)) return FormatFloat(limit);
  char buffer[40];
  const double size = std::abs(limit);
  const bool has_exponent = size != 0 && (size < 1e-4 || size >= 1e6);
  const auto format = has_exponent ? std::chars_format::scientific : std::chars_format::fixed;
  return {buffer, std::to_chars(buffer, buffer + sizeof(buffer), limit, format).ptr};
}

bool IsBlank(char c) { return c == ' ' || c == '\t'; }

// Of labels; those of metrics may have colons as well.
bool IsName(std::string_view name, std::string_view also = "") {
  const auto is_letter = [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || also.contains(c);
  };
  const auto is_rest = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9'); };
  return !name.empty() && is_letter(name[0]) && std::ranges::all_of(name, is_rest);
}

// A number as Go reads it, but for hexadecimal ones and digits that are set apart.
std::optional<double> NumberOf(std::string_view text) {
  if (text.find_first_of("pP_") != std::string_view::npos) return std::nullopt;
  const Result<double> number = ParseFloat(text);
  return number ? std::optional(*number) : std::nullopt;
}

// Reads one line from left to right.
class LineReader {
 public:
  explicit LineReader(std::string_view line) : rest_(line) {}

  void SkipBlanks() {
    while (!rest_.empty() && IsBlank(rest_[0])) rest_.remove_prefix(1);
  }
  bool is_at_end() const { return rest_.empty(); }
  bool Take(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  // Everything up to a blank or one of `ends`.
  std::string_view TakeWord(std::string_view ends) {
    size_t length = 0;
    while (length < rest_.size() && !IsBlank(rest_[length]) && !ends.contains(rest_[length])) ++length;
    const std::string_view word = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return word;
  }
  // What is left.
  std::string_view rest() const { return rest_; }
  // A text between quotes, in which `\\`, `\"` and `\n` are escaped and nothing else is.
  std::optional<std::string> TakeQuoted() {
    if (!Take('"')) return std::nullopt;
    std::string text;
    for (size_t i = 0; i < rest_.size(); ++i) {
      if (rest_[i] == '"') {
        rest_.remove_prefix(i + 1);
        return text;
      }
      if (rest_[i] == '\\') {
        if (++i == rest_.size() || !std::string_view("n\"\\").contains(rest_[i])) return std::nullopt;
        text += rest_[i] == 'n' ? '\n' : rest_[i];
      } else {
        text += rest_[i];
      }
    }
    return std::nullopt;
  }

 private:
  std::string_view rest_;
};

class ExpositionParser {
 public:
  Result<std::vector<MetricSample>> Parse(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF"))
      return Fail(ErrorCode::kInvalid, "line 1 begins with a byte order mark, which is not a part of the format");
    for (size_t number = 1; !text.empty(); ++number) {
      const size_t end = text.find('\n');
      if (end == std::string_view::npos && text == "# EOF") break;
      // A number that was cut would be another number.
      if (end == std::string_view::npos)
        return Fail(ErrorCode::kDataLoss, fmt::format("the answer stops in the middle of line {}", number));
      std::string_view line = text.substr(0, end);
      text.remove_prefix(end + 1);
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (const std::string complaint = TakeLine(line); !complaint.empty())
        return Fail(ErrorCode::kInvalid, fmt::format("line {} is not a metric: {}", number, complaint));
    }
    return std::move(samples_);
  }

 private:
  // What comments say of a metric.
  struct Family {
    std::string type;  // empty: none so far
    bool has_help = false;
  };

  // Gives what is wrong, or nothing.
  std::string TakeLine(std::string_view line) {
    LineReader in(line);
    in.SkipBlanks();
    if (in.is_at_end()) return {};
    if (in.Take('#')) return TakeComment(in);
    MetricSample sample;
    sample.name = in.TakeWord("{");
    if (sample.name.empty()) return "no name";
    if (!IsName(sample.name, ":")) return fmt::format("`{}` is not a name", ShownName(sample.name));
    Family& family = FamilyOf(sample.name);
    if (family.type.empty()) family.type = "untyped";
    in.SkipBlanks();
    if (in.Take('{') && !TakeLabels(in, sample))
      return "labels that are not `name=\"value\"`, one behind the other, each once";
    if (std::string complaint = CheckLimit(family, sample); !complaint.empty()) return complaint;
    in.SkipBlanks();
    const std::optional<double> value = NumberOf(in.TakeWord(""));
    if (!value) return "no number behind the name";
    sample.value = *value;
    in.SkipBlanks();
    if (!in.is_at_end()) {
      const Result<int64_t> milliseconds = ParseInt(in.TakeWord(""));
      if (!milliseconds) return "a time that is not a number of milliseconds";
      int64_t ns = 0;
      if (__builtin_mul_overflow(*milliseconds, 1'000'000, &ns)) return "a time beyond the year 2262";
      if (ns > 0) sample.time = Time{ns};
      in.SkipBlanks();
      if (!in.is_at_end()) return "something behind the time";
    }
    Add(std::move(sample));
    return {};
  }

  // `# TYPE name type` and `# HELP name text` count, other comments do not. Gives what is wrong, or nothing.
  std::string TakeComment(LineReader& in) {
    in.SkipBlanks();
    const std::string_view word = in.TakeWord("");
    if (word != "TYPE" && word != "HELP") return {};
    in.SkipBlanks();
    const std::string name(in.TakeWord(""));
    if (name.empty()) return {};
    if (!IsName(name, ":")) return fmt::format("`{}` behind `{}` is not a name", ShownName(name), word);
    Family& family = FamilyOf(name);
    in.SkipBlanks();
    if (in.is_at_end()) return {};
    if (word == "TYPE") return TakeType(in, name, family);
    if (std::exchange(family.has_help, true)) return fmt::format("a second `HELP` of `{}`", name);
    return {};
  }

  static std::string TakeType(LineReader& in, std::string_view name, Family& family) {
    constexpr std::string_view kTypes[] = {"counter", "gauge", "histogram", "summary", "untyped"};
    if (!family.type.empty()) return fmt::format("a second `TYPE` of `{}`, or one behind its values", name);
    std::string type(in.TakeWord(""));
    in.SkipBlanks();
    std::ranges::transform(type, type.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 'a' - 'A') : c; });
    if (!in.is_at_end() || std::ranges::find(kTypes, type) == std::end(kTypes)) {
      return fmt::format("a `TYPE` that is not one of {}: `{}`", fmt::join(kTypes, ", "),
                         ShownName(fmt::format("{}{}", type, in.rest())));
    }
    family.type = std::move(type);
    return {};
  }

  static bool TakeLabels(LineReader& in, MetricSample& sample) {
    while (true) {
      in.SkipBlanks();
      if (in.Take('}')) return true;
      std::string name(in.TakeWord("=,}"));
      in.SkipBlanks();
      if (!IsName(name) || name == "__name__" || !in.Take('=')) return false;
      in.SkipBlanks();
      std::optional<std::string> value = in.TakeQuoted();
      if (!value || FindInvalidUtf8(*value) != std::string_view::npos) return false;
      if (!sample.labels.try_emplace(std::move(name), *std::move(value)).second) return false;
      in.SkipBlanks();
      if (!in.Take(',')) return in.Take('}');
    }
  }

  // The label that limits values of histograms and summaries is a number. Gives what is wrong, or nothing.
  static std::string CheckLimit(const Family& family, const MetricSample& sample) {
    const std::string label = family.type == "histogram" ? "le" : family.type == "summary" ? "quantile" : "";
    const auto found = sample.labels.find(label);
    if (found == sample.labels.end() || NumberOf(found->second)) return {};
    return fmt::format("the label `{}` of a {} must be a number, found `{}`", label, family.type,
                       ShownName(found->second));
  }

  // What a name belongs to: parts of histograms and summaries to these, others to themselves.
  Family& FamilyOf(const std::string& name) {
    if (const auto found = families_.find(name); found != families_.end()) return found->second;
    for (const std::string_view ending : {"_count", "_sum", "_bucket"}) {
      if (!name.ends_with(ending)) continue;
      const auto found = families_.find(name.substr(0, name.size() - ending.size()));
      if (found == families_.end()) continue;
      const std::string& type = found->second.type;
      if (type == "histogram" || (type == "summary" && ending != "_bucket")) return found->second;
    }
    return families_[name];
  }

  bool IsOfType(const std::string& name, std::string_view type) const {
    const auto found = families_.find(name);
    return found != families_.end() && found->second.type == type;
  }

  static void RewriteLimit(const std::string& label, MetricSample& sample) {
    const auto found = sample.labels.find(label);
    if (found == sample.labels.end()) return;
    if (const std::optional<double> limit = NumberOf(found->second)) found->second = LimitText(*limit);
  }

  void Add(MetricSample sample) {
    constexpr std::string_view kBucket = "_bucket", kSum = "_sum";
    const auto base = [&](std::string_view ending) {
      return sample.name.ends_with(ending) ? sample.name.substr(0, sample.name.size() - ending.size()) : std::string();
    };
    if (IsOfType(base(kBucket), "histogram")) {
      sample.name = base(kBucket);
      RewriteLimit("le", sample);
    } else if (IsOfType(sample.name, "summary")) {
      RewriteLimit("quantile", sample);
    }
    const bool is_sum = IsOfType(base(kSum), "histogram") || IsOfType(base(kSum), "summary");
    if (!std::isnan(sample.value) || is_sum) samples_.push_back(std::move(sample));
  }

  std::map<std::string, Family> families_;
  std::vector<MetricSample> samples_;
};

}  // namespace

Result<std::vector<MetricSample>> ParseExposition(std::string_view text) { return ExpositionParser().Parse(text); }

}  // namespace flux::stdlib
