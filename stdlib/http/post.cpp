#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/http/web_request.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "url headers data";

Status AddHeaders(const ArgReader& in, net::HttpRequest& request) {
  if (!in.Has(1) || in[1].is_null()) return {};
  if (in[1].kind() != ValueKind::kRecord) return in.Invalid(1, "must be a record, found " + DescribeKind(in[1]));
  for (const RecordField& header : in[1].AsRecord().fields) {
    if (header.value.kind() != ValueKind::kString || header.value.is_null())
      return in.Invalid(1, "must hold strings, found " + DescribeKind(header.value) + " as `" + header.name + "`");
    FLUX_TRY_STATUS(AddHeader(request, header.name, header.value.AsString()));
  }
  return {};
}

Result<Value> Post(CallContext& context, Args args) {
  const ArgReader in("http.post", kParameters, args);
  FLUX_TRY(const std::string url, in.String(0));
  FLUX_TRY(net::HttpRequest request, MakeWebRequest("POST", url));
  FLUX_TRY_STATUS(AddHeaders(in, request));
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
