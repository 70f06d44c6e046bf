#include "tools/server/influxql_request.h"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <charconv>

#include "compiler/influxql/parse.h"
#include "fmt/format.h"
#include "runtime/base/terminal_text.h"

namespace flux::server {

namespace {

using influxql::Expr;
using influxql::ExprKind;

// The parameters of the path and, of a form, those of the body.
Result<http::Fields> ParametersOf(Call& call) {
  http::Fields all = call.request().parameters;
  if (call.request().method != "POST") return all;
  const std::string_view type = call.request().Header("Content-Type");
  FLUX_TRY(std::string body, http::ReadAll(call.exchange(), call.server().options.max_script_bytes));
  if (type.starts_with("application/x-www-form-urlencoded")) {
    FLUX_TRY(http::Fields form, http::ParseParameters(body));
    all.insert(all.end(), std::make_move_iterator(form.begin()), std::make_move_iterator(form.end()));
  } else if (type.starts_with("application/vnd.influxql") && !body.empty()) {
    all.emplace_back("q", std::move(body));
  }
  return all;
}

std::string_view ValueOf(const http::Fields& parameters, std::string_view name) {
  const auto found =
      std::ranges::find(parameters, name, [](const auto& field) { return std::string_view(field.first); });
  return found != parameters.end() ? std::string_view(found->second) : std::string_view();
}

// The value of a parameter of the query: a literal, or an object that says of what kind it is.
Result<Expr> LiteralOf(std::string_view name, const json::value& value) {
  Expr literal;
  if (value.is_string()) {
    literal.kind = ExprKind::kString;
    literal.text = value.as_string();
  } else if (value.is_bool()) {
    literal.kind = ExprKind::kBoolean;
    literal.integer = value.as_bool() ? 1 : 0;
  } else if (value.is_int64()) {
    literal.kind = ExprKind::kInteger;
    literal.integer = value.as_int64();
  } else if (value.is_double() || value.is_uint64()) {
    literal.kind = ExprKind::kNumber;
    literal.number = value.to_number<double>();
  } else if (value.is_object() && value.as_object().size() == 1 && value.as_object().begin()->value().is_string()) {
    const std::string_view kind = value.as_object().begin()->key();
    literal.text = value.as_object().begin()->value().as_string();
    if (kind == "regex") {
      literal.kind = ExprKind::kRegex;
    } else if (kind == "identifier") {
      literal.kind = ExprKind::kVariable;
    } else if (kind == "string") {
      literal.kind = ExprKind::kString;
    } else if (kind == "duration") {
      literal.kind = ExprKind::kDuration;
      FLUX_TRY(literal.integer, influxql::ParseDurationText(literal.text));
    } else {
      return Fail(ErrorCode::kInvalid, fmt::format("unknown bind object type: {}", ShownName(kind)));
    }
  } else {
    return Fail(ErrorCode::kInvalid, fmt::format("unable to bind parameter with name {}", ShownName(name)));
  }
  return literal;
}

Result<influxql::Parameters> BoundParameters(std::string_view text) {
  influxql::Parameters bound;
  if (text.empty()) return bound;
  const Result<json::object> object = ParseObject(text);
  if (!object)
    return Fail(ErrorCode::kInvalid, fmt::format("error parsing query parameters: {}", object.error().message));
  for (const auto& [name, value] : *object) {
    FLUX_TRY(Expr literal, LiteralOf(name, value));
    bound.emplace(std::string(name), std::move(literal));
  }
  return bound;
}

// The unit in which times are counted; what is not known stands for nanoseconds, as in InfluxDB.
std::optional<int64_t> EpochOf(std::string_view text) {
  if (text.empty()) return std::nullopt;
  constexpr int64_t kSecond = 1'000'000'000;
  if (text == "u" || text == "us" || text == "\u00b5") return 1000;
  if (text == "ms") return 1'000'000;
  if (text == "s") return kSecond;
  if (text == "m") return 60 * kSecond;
  return text == "h" ? 3600 * kSecond : 1;
}

Result<size_t> ChunkRows(const http::Fields& parameters) {
  constexpr size_t kUsual = 10000;
  if (ValueOf(parameters, "chunked") != "true") return size_t{0};
  const std::string_view text = ValueOf(parameters, "chunk_size");
  size_t rows = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), rows);
  if (error != std::errc{} || end != text.data() + text.size() || rows == 0) return kUsual;
  return rows;
}

}  // namespace

Result<InfluxqlRequest> ReadInfluxqlRequest(Call& call) {
  FLUX_TRY(const http::Fields parameters, ParametersOf(call));
  InfluxqlRequest request;
  request.text = ValueOf(parameters, "q");
  request.database = ValueOf(parameters, "db");
  request.policy = ValueOf(parameters, "rp");
  // In InfluxDB's words: a body that has none either has no type.
  if (request.text.empty()) return Fail(ErrorCode::kInvalid, "mime: no media type");
  FLUX_TRY(const influxql::Parameters bound, BoundParameters(ValueOf(parameters, "params")));
  Result<std::vector<influxql::Statement>> statements = influxql::Parse(request.text, bound);
  if (!statements)
    return Fail(statements.error().code, fmt::format("failed to parse query: {}", statements.error().message));
  request.statements = std::move(*statements);
  const std::string_view accepted = call.request().Header("Accept");
  request.form.is_csv = accepted == "application/csv" || accepted == "text/csv";
  request.content_type = request.form.is_csv ? std::string(accepted) : "application/json";
  request.form.is_pretty = ValueOf(parameters, "pretty") == "true";
  request.form.epoch = EpochOf(ValueOf(parameters, "epoch"));
  FLUX_TRY(request.form.chunk_rows, ChunkRows(parameters));
  return request;
}

}  // namespace flux::server
