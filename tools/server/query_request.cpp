#include "tools/server/query_request.h"

#include <algorithm>

#include "fmt/format.h"
#include "runtime/base/number_text.h"
#include "runtime/base/terminal_text.h"
#include "runtime/plan/flux_text.h"
#include "tools/server/ast_text.h"
#include "tools/server/server_state.h"

namespace flux::server {

namespace {

constexpr std::string_view kFluxType = "application/vnd.flux";

Status ReadDialect(const json::object& dialect, io::CsvEncodeOptions& csv) {
  FLUX_TRY(const auto header, FindBool(dialect, "header"));
  FLUX_TRY(const auto delimiter, FindText(dialect, "delimiter"));
  FLUX_TRY(const json::array* const annotations, FindArray(dialect, "annotations"));
  csv.has_header = header.value_or(true);
  if (delimiter && !delimiter->empty()) {
    if (delimiter->size() != 1) return Fail(ErrorCode::kInvalid, "invalid dialect delimeter: must be length 1");
    csv.delimiter = *delimiter;
  }
  for (const json::value& annotation : annotations != nullptr ? *annotations : json::array()) {
    const std::string_view name = annotation.is_string() ? std::string_view(annotation.as_string()) : "";
    if (name != "datatype" && name != "group" && name != "default")
      return Fail(ErrorCode::kInvalid, fmt::format("unknown dialect annotation type: {}", ShownName(name)));
    csv.annotations.emplace_back(name);
  }
  FLUX_TRY(const auto prefix, FindText(dialect, "commentPrefix"));
  if (prefix && prefix->size() > 1)
    return Fail(ErrorCode::kInvalid, "invalid dialect comment prefix: must be length 0 or 1");
  FLUX_TRY(const auto times, FindText(dialect, "dateTimeFormat"));
  if (times && !times->empty() && *times != "RFC3339" && *times != "RFC3339Nano")
    return Fail(ErrorCode::kInvalid, fmt::format("unknown dialect date time format: {}", ShownName(*times)));
  return {};
}

// Who wants annotations asks for them.
QueryRequest WithoutAnnotations() {
  QueryRequest request;
  request.csv.annotations.clear();
  return request;
}

// Values for `params`, in front of the script.
Status ReadParams(const json::object& body, ClientScript& script) {
  FLUX_TRY(const json::object* const params, FindObject(body, "params"));
  if (params == nullptr) return {};
  FLUX_TRY(const std::string record, LiteralText(*params));
  script.statements += (script.statements.empty() ? "" : " ") + fmt::format("option params = {}", record);
  return {};
}

// What a client sets in front of the script.
Status ReadExtern(const json::object& body, ClientScript& script) {
  FLUX_TRY(const json::object* const file, FindObject(body, "extern"));
  if (file != nullptr) {
    FLUX_TRY(AstText text, TextOfFile(*file));
    script.imports = std::move(text.imports);
    script.statements = std::move(text.statements);
  }
  return ReadParams(body, script);
}

Result<QueryRequest> ReadJson(std::string_view text) {
  Result<json::object> body = ParseObject(text);
  if (!body) {
    return Fail(ErrorCode::kInvalid,
                fmt::format("failed parsing request body as JSON; if sending a raw Flux script, set 'Content-Type: {}' "
                            "in your request headers: {}",
                            kFluxType, body.error().message));
  }
  QueryRequest request = WithoutAnnotations();
  FLUX_TRY(const auto query, FindText(*body, "query"));
  FLUX_TRY(const auto type, FindText(*body, "type"));
  FLUX_TRY(const auto now, FindText(*body, "now"));
  FLUX_TRY(const json::object* const dialect, FindObject(*body, "dialect"));
  if (type && !type->empty() && *type != "flux")
    return Fail(ErrorCode::kInvalid, fmt::format("unknown query type: {}", ShownName(*type)));
  request.script.text = query.value_or("");
  if (dialect != nullptr) FLUX_TRY_STATUS(ReadDialect(*dialect, request.csv));
  if (now && !now->empty()) {
    FLUX_TRY(request.now, ParseTime(*now));
  }
  FLUX_TRY_STATUS(ReadExtern(*body, request.script));
  return request;
}

QueryRequest RawScript(std::string text) {
  QueryRequest request = WithoutAnnotations();
  request.script.text = std::move(text);
  return request;
}

Result<QueryRequest> ReadBody(Call& call) {
  FLUX_TRY(std::string body, http::ReadAll(call.exchange(), call.server().options.max_script_bytes));
  const std::string_view type = call.request().Header("Content-Type");
  const bool is_flux = type == kFluxType || (type.starts_with(kFluxType) && type[kFluxType.size()] == ';');
  FLUX_TRY(QueryRequest request, is_flux ? RawScript(std::move(body)) : ReadJson(body));
  if (request.script.text.empty()) return Fail(ErrorCode::kInvalid, "request body requires either query or AST");
  const std::string_view prefer = call.request().Header("Prefer");
  if (prefer.starts_with("return-no-content-with-error")) {
    request.preference = Preference::kErrorsOnly;
  } else if (prefer.starts_with("return-no-content")) {
    request.preference = Preference::kNothing;
  }
  return request;
}

// Every text has a literal.
std::string QuotedText(std::string_view text) { return *plan::FluxLiteral(Value::String(text)); }

}  // namespace

Result<std::string> LiteralText(const json::value& value) {
  if (value.is_string()) return QuotedText(value.as_string());
  if (value.is_bool()) return std::string(value.as_bool() ? "true" : "false");
  if (value.is_int64()) return fmt::format("{}", value.as_int64());
  if (value.is_uint64()) return fmt::format("uint(v: \"{}\")", value.as_uint64());
  if (value.is_double()) return fmt::format("float(v: \"{}\")", FormatFloat(value.as_double()));
  std::string text;
  if (value.is_array()) {
    for (const json::value& item : value.as_array()) {
      FLUX_TRY(const std::string part, LiteralText(item));
      text += (text.empty() ? "" : ", ") + part;
    }
    return fmt::format("[{}]", text);
  }
  if (!value.is_object()) return Fail(ErrorCode::kInvalid, "a parameter must not be null");
  for (const auto& [name, item] : value.as_object()) {
    FLUX_TRY(const std::string part, LiteralText(item));
    text += (text.empty() ? "" : ", ") + fmt::format("{}: {}", QuotedText(name), part);
  }
  return fmt::format("{{{}}}", text);
}

Result<QueryRequest> ReadInvocation(Call& call, std::string script) {
  FLUX_TRY(const std::string body, http::ReadAll(call.exchange(), call.server().options.max_script_bytes));
  QueryRequest request = RawScript(std::move(script));
  if (body.find_first_not_of(" \t\r\n") == body.npos) return request;
  FLUX_TRY(const json::object object, ParseObject(body));
  FLUX_TRY_STATUS(ReadParams(object, request.script));
  return request;
}

Result<QueryRequest> ReadQueryRequest(Call& call) {
  Result<QueryRequest> request = ReadBody(call);
  if (request || request.error().code != ErrorCode::kInvalid) return request;
  return Fail(ErrorCode::kInvalid, fmt::format("failed to decode request body: {}", request.error().message));
}

}  // namespace flux::server
