#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/http/web_request.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "url headers timeout";

Value AnswerRecord(const net::HttpResponse& response) {
  return MakeRecord({{"statusCode", Value::Int(response.status)},
                     {"headers", HeaderRecord(response)},
                     {"body", Value::Bytes(response.body)}});
}

Result<Value> Get(CallContext& context, Args args) {
  const ArgReader in("http.get", kParameters, args);
  FLUX_TRY(const std::string url, in.String(0));
  FLUX_TRY(net::HttpRequest request, MakeWebRequest("GET", url));
  FLUX_TRY_STATUS(AddHeaders(in, 1, request));
  FLUX_TRY(const Duration timeout, in.DurationOr(2, {}));
  FLUX_TRY_STATUS(SetTimeout(in, 2, "be", timeout, request));
  FLUX_TRY(const net::HttpResponse response, SendWebRequest(std::move(request), context));
  return AnswerRecord(response);
}

// An answer without content to a request that went well.
Value Accepted() { return AnswerRecord({.status = 200, .headers = {}, .body = {}}); }

}  // namespace

void RegisterExperimentalHttp(Registry& registry) {
  registry.Add(BuiltinDef{
      .package = "experimental/http", .name = "get", .parameters = kParameters, .fn = Get, .stand_in = Accepted});
}

}  // namespace flux::stdlib
