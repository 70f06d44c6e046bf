#include "tools/alerts/web_request.h"

#include "fmt/format.h"
#include "runtime/base/terminal_text.h"

namespace flux::alerts {

net::HttpRequest ReadWebRequest(OptionReader& options, std::string_view name, std::string_view otherwise) {
  constexpr Duration kUsualTimeout{0, 30 * kNsPerSecond};
  net::HttpRequest request;
  request.method = "POST";
  const std::string text = otherwise.empty() ? options.RequiredText(name) : options.Text(name, otherwise);
  Result<net::Url> url = net::ParseUrl(text);
  if (url) {
    request.url = *std::move(url);
  } else if (!text.empty()) {
    // What it is stays out of messages: it may hold a key.
    options.Reject(name, "is not a URL that can be used");
  }
  const Duration timeout = options.Span("timeout", kUsualTimeout);
  request.total_timeout = std::chrono::ceil<net::Milliseconds>(std::chrono::nanoseconds(timeout.ns));
  return request;
}

Status SendJson(net::HttpClient& client, net::HttpRequest request, const CancelToken& cancel) {
  constexpr size_t kMostShown = 200, kMostRead = 1 << 20;
  request.headers.emplace_back("Content-Type", "application/json");
  request.max_response_bytes = kMostRead;
  request.cancel = &cancel;
  FLUX_TRY(const net::HttpResponse response, client.Send(request));
  if (response.is_success()) return {};
  return Fail(ErrorCode::kUnavailable,
              fmt::format("{} answers {}{}{}", request.url.Authority(), response.status,
                          response.body.empty() ? "" : ": ", ShownName(response.body.substr(0, kMostShown))));
}

}  // namespace flux::alerts
