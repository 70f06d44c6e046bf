// Posts events to a web server.

#include "fmt/format.h"
#include "runtime/base/terminal_text.h"
#include "tools/alerts/web_request.h"

namespace flux::alerts {

namespace {

class PostHandler final : public Handler {
 public:
  explicit PostHandler(net::HttpRequest request) : request_(std::move(request)) {}

  Outcome Handle(const Event& event, const CancelToken& cancel) override {
    net::HttpRequest request = request_;
    request.body = EventJson(event);
    return Outcome(SendJson(client_, std::move(request), cancel));
  }

 private:
  const net::HttpRequest request_;
  net::HttpClient client_;
};

}  // namespace

Result<std::unique_ptr<Handler>> MakePostHandler(OptionReader& options, const HandlerServices&) {
  if (!options.Text("endpoint").empty()) options.Reject("endpoint", "names a section that there is not; write `url`");
  net::HttpRequest request = ReadWebRequest(options, "url", "");
  for (auto& [name, value] : options.TextMap("headers")) request.headers.emplace_back(name, value);
  // An answer that is a failure is always told.
  options.Flag("capture-response");
  request.verifies_certificate = !options.Flag("skip-ssl-verification");
  return std::make_unique<PostHandler>(std::move(request));
}

}  // namespace flux::alerts
