#include "tools/server/task_comment.h"

#include <algorithm>

#include "fmt/format.h"
#include "runtime/base/suggest.h"
#include "runtime/base/terminal_text.h"

namespace flux::server {

namespace {

constexpr std::string_view kMark = "fluxc:";

std::string_view Trimmed(std::string_view text) {
  const size_t begin = std::min(text.find_first_not_of(" \t\r"), text.size());
  const size_t end = text.find_last_not_of(" \t\r");
  return end == text.npos ? std::string_view() : text.substr(begin, end + 1 - begin);
}

// Takes `name=value` or `name="value"` from the beginning.
Result<std::pair<std::string, std::string>> TakePair(std::string_view& text) {
  const size_t equals = text.find_first_of("= ");
  const auto is_malformed = [&] {
    return Fail(ErrorCode::kInvalid,
                fmt::format("comment `fluxc:`: `{}` sets nothing; write for example `catch-up=all`", ShownName(text)));
  };
  if (equals == text.npos || text[equals] != '=') return is_malformed();
  const bool is_quoted = text.substr(equals + 1).starts_with('"');
  const size_t begin = equals + (is_quoted ? 2 : 1);
  const size_t end = is_quoted ? text.find('"', begin) : std::min(text.find(' ', begin), text.size());
  if (end == text.npos) return is_malformed();
  std::pair<std::string, std::string> pair{text.substr(0, equals), text.substr(begin, end - begin)};
  text = Trimmed(text.substr(std::min(end + (is_quoted ? 1 : 0), text.size())));
  return pair;
}

Result<Duration> ReadLength(std::string_view name, std::string_view value) {
  const Result<Duration> length = ParseDuration(value);
  if (length && length->months == 0 && length->ns >= 0) return *length;
  return Fail(
      ErrorCode::kInvalid,
      fmt::format("comment `fluxc:`: `{}={}` is not a length of time; write for example `5m`", name, ShownName(value)));
}

Result<tasks::CatchUp> ReadCatchUp(std::string_view value) {
  if (value == "none") return tasks::CatchUp::kNone;
  if (value == "last") return tasks::CatchUp::kLast;
  if (value == "all") return tasks::CatchUp::kAll;
  return Fail(ErrorCode::kInvalid,
              fmt::format("comment `fluxc:`: `catch-up={}`; it can be `none`, `last` and `all`", ShownName(value)));
}

Status Set(TaskComment& comment, std::string_view name, std::string_view value) {
  static const std::pair<std::string_view, Duration TaskComment::*> kLengths[] = {
      {"max-catch-up", &TaskComment::max_catch_up},
      {"timeout", &TaskComment::timeout},
      {"jitter", &TaskComment::jitter},
      {"backoff", &TaskComment::backoff}};
  for (const auto& [known, member] : kLengths) {
    if (known != name) continue;
    FLUX_TRY(comment.*member, ReadLength(name, value));
    return {};
  }
  if (name == "catch-up") {
    FLUX_TRY(comment.catch_up, ReadCatchUp(value));
    return {};
  }
  if (name == "after") {
    comment.after = value;
    return {};
  }
  return Fail(ErrorCode::kInvalid,
              fmt::format("comment `fluxc:`: there is no `{}`; there are `catch-up`, `max-catch-up`, "
                          "`after`, `timeout`, `jitter` and `backoff`",
                          ShownName(name)));
}

}  // namespace

Result<TaskComment> ReadTaskComment(const ast::File& file) {
  TaskComment comment;
  for (const ast::Comment& one : file.comments) {
    std::string_view text = file.source->Text(one.span);
    text.remove_prefix(std::min(text.find_first_not_of('/'), text.size()));
    text = Trimmed(text);
    if (!text.starts_with(kMark)) continue;
    text = Trimmed(text.substr(kMark.size()));
    while (!text.empty()) {
      FLUX_TRY(const auto pair, TakePair(text));
      FLUX_TRY_STATUS(Set(comment, pair.first, pair.second));
    }
  }
  return comment;
}

}  // namespace flux::server
