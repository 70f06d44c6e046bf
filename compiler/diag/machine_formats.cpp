#include "compiler/diag/machine_formats.h"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <set>

#include "runtime/base/utf8.h"

namespace flux {
namespace {

namespace json = boost::json;

std::string_view SeverityName(DiagnosticKind kind) {
  return DiagnosticSeverity(kind) == Severity::kError ? "error" : "warning";
}

json::object Range(const SourceFile& file, Span span) {
  LineColumn begin = file.Locate(span.begin), end = file.Locate(span.end);
  return {{"start", {{"line", begin.line}, {"column", begin.column}, {"offset", span.begin}}},
          {"end", {{"line", end.line}, {"column", end.column}, {"offset", span.end}}}};
}

json::object ToJson(const SourceFile& file, const Diagnostic& diagnostic) {
  json::object object{{"file", file.name()},
                      {"code", DiagnosticCode(diagnostic.kind)},
                      {"severity", SeverityName(diagnostic.kind)},
                      {"message", diagnostic.Message()},
                      {"range", Range(file, diagnostic.span)}};
  if (!diagnostic.label.empty()) object["label"] = diagnostic.label;
  if (!diagnostic.help.empty()) object["help"] = diagnostic.help;
  json::array related, fix;
  for (const RelatedSpan& place : diagnostic.related) {
    related.push_back(json::object{{"message", place.label}, {"range", Range(file, place.span)}});
  }
  for (const TextEdit& edit : diagnostic.fix) {
    fix.push_back(json::object{{"range", Range(file, edit.span)}, {"replacement", edit.replacement}});
  }
  if (!related.empty()) object["related"] = std::move(related);
  if (!fix.empty()) object["fix"] = std::move(fix);
  return object;
}

// SARIF counts columns in code points.
LineColumn InCodePoints(const SourceFile& file, uint32_t offset) {
  LineColumn place = file.Locate(offset);
  std::string_view before = file.Line(place.line).substr(0, place.column - 1);
  uint32_t column = 1;
  for (char c : before) column += IsUtf8Continuation(c) ? 0 : 1;
  return {place.line, column};
}

json::object Region(const SourceFile& file, Span span) {
  LineColumn begin = InCodePoints(file, span.begin), end = InCodePoints(file, span.end);
  return {{"startLine", begin.line}, {"startColumn", begin.column}, {"endLine", end.line},
          {"endColumn", end.column}, {"byteOffset", span.begin},    {"byteLength", span.end - span.begin}};
}

json::object Location(const SourceFile& file, Span span) {
  return {{"physicalLocation", {{"artifactLocation", {{"uri", file.name()}}}, {"region", Region(file, span)}}}};
}

json::object ToSarif(const SourceFile& file, const Diagnostic& diagnostic) {
  std::string message = diagnostic.Message();
  if (!diagnostic.help.empty()) message += "; " + diagnostic.help;
  json::object result{{"ruleId", DiagnosticCode(diagnostic.kind)},
                      {"level", SeverityName(diagnostic.kind)},
                      {"message", {{"text", message}}},
                      {"locations", json::array{Location(file, diagnostic.span)}}};
  json::array related, replacements;
  for (const RelatedSpan& place : diagnostic.related) {
    json::object location = Location(file, place.span);
    location["message"] = json::object{{"text", place.label}};
    related.push_back(std::move(location));
  }
  for (const TextEdit& edit : diagnostic.fix) {
    replacements.push_back(
        json::object{{"deletedRegion", Region(file, edit.span)}, {"insertedContent", {{"text", edit.replacement}}}});
  }
  if (!related.empty()) result["relatedLocations"] = std::move(related);
  if (!replacements.empty()) {
    json::object change{{"artifactLocation", {{"uri", file.name()}}}, {"replacements", std::move(replacements)}};
    result["fixes"] = json::array{json::object{{"artifactChanges", json::array{std::move(change)}}}};
  }
  return result;
}

// Escapes a message (and a property, which ends at commas and colons too) for a workflow command.
std::string GithubText(std::string_view text, bool is_property) {
  std::string escaped;
  for (char c : text) {
    bool is_special = c == '%' || c == '\r' || c == '\n' || (is_property && (c == ':' || c == ','));
    escaped += is_special ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  return escaped;
}

}  // namespace

namespace {

// JSON is UTF-8, whatever bytes a message quotes: each that is none becomes U+FFFD.
std::string ToUtf8(std::string text) {
  size_t at = FindInvalidUtf8(text);
  while (at != text.npos) {
    text.replace(at, 1, "\xEF\xBF\xBD");
    size_t next = FindInvalidUtf8(std::string_view(text).substr(at));
    at = next == text.npos ? next : at + next;
  }
  return text;
}

}  // namespace

std::string RenderJson(std::span<const FileDiagnostics> files) {
  json::array all;
  for (const FileDiagnostics& file : files) {
    for (const Diagnostic& diagnostic : file.diagnostics) all.push_back(ToJson(*file.file, diagnostic));
  }
  return ToUtf8(json::serialize(all)) + "\n";
}

std::string RenderSarif(std::span<const FileDiagnostics> files) {
  json::array results, rules;
  std::set<std::string_view> codes;
  for (const FileDiagnostics& file : files) {
    for (const Diagnostic& diagnostic : file.diagnostics) {
      results.push_back(ToSarif(*file.file, diagnostic));
      codes.insert(DiagnosticCode(diagnostic.kind));
    }
  }
  for (std::string_view code : codes) rules.push_back(json::object{{"id", code}});
  json::object driver{{"name", "fluxc"}, {"rules", std::move(rules)}};
  json::object run{
      {"tool", {{"driver", std::move(driver)}}}, {"columnKind", "unicodeCodePoints"}, {"results", std::move(results)}};
  json::object log{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                   {"version", "2.1.0"},
                   {"runs", json::array{std::move(run)}}};
  return ToUtf8(json::serialize(log)) + "\n";
}

std::string RenderGithub(std::span<const FileDiagnostics> files) {
  std::string text;
  for (const FileDiagnostics& file : files) {
    for (const Diagnostic& diagnostic : file.diagnostics) {
      LineColumn begin = file.file->Locate(diagnostic.span.begin), end = file.file->Locate(diagnostic.span.end);
      std::string message = diagnostic.Message();
      if (!diagnostic.help.empty()) message += "\n" + diagnostic.help;
      text += fmt::format("::{} file={},line={},endLine={},col={},title={}::{}\n", SeverityName(diagnostic.kind),
                          GithubText(file.file->name(), true), begin.line, end.line, begin.column,
                          DiagnosticCode(diagnostic.kind), GithubText(message, false));
    }
  }
  return text;
}

}  // namespace flux
