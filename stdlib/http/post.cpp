#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/http/web_request.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "url headers data";

Result<Value> Post(CallContext& context, Args args) {
  const ArgReader in("http.post", kParameters, args);
  FLUX_TRY(const std::string url, in.String(0));
  FLUX_TRY(net::HttpRequest request, MakeWebRequest("POST", url));
  FLUX_TRY_STATUS(AddHeaders(in, 1, request));
  if (in.Has(2)) {
    if (in[2].kind() != ValueKind::kBytes || in[2].is_null())
      return in.Invalid(2, "must be of type bytes, found " + DescribeKind(in[2]) + "; convert it with `bytes(v:)`");
    request.body = in[2].AsString();
  }
  FLUX_TRY(const net::HttpResponse response, SendWebRequest(std::move(request), context));
  return Value::Int(response.status);
}

// The status of a request that went well.
Value Accepted() { return Value::Int(200); }

}  // namespace

void RegisterHttpPost(Registry& registry) {
  registry.Add(
      BuiltinDef{.package = "http", .name = "post", .parameters = kParameters, .fn = Post, .stand_in = Accepted});
}

}  // namespace flux::stdlib
