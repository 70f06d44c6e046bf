// Sends mail: the message is the subject, the details are the body.

#include "runtime/net/mail.h"
#include "tools/alerts/handler.h"

namespace flux::alerts {

namespace {

class SmtpHandler final : public Handler {
 public:
  SmtpHandler(net::MailServer server, net::Mail mail) : server_(std::move(server)), mail_(std::move(mail)) {}

  Outcome Handle(const Event& event, const CancelToken& cancel) override {
    net::Mail mail = mail_;
    mail.subject = event.state.message;
    mail.html = event.state.details;
    return Outcome(net::SendMail(server_, mail, cancel));
  }

 private:
  const net::MailServer server_;
  const net::Mail mail_;
};

}  // namespace

Result<std::unique_ptr<Handler>> MakeSmtpHandler(OptionReader& options, const HandlerServices&) {
  constexpr int64_t kUsualPort = 25, kMostPorts = 65535;
  net::MailServer server;
  server.host = options.Text("host", "localhost");
  server.port = static_cast<uint16_t>(options.Integer("port", kUsualPort, 1, kMostPorts));
  const std::string user = options.Text("username"), password = options.Text("password");
  if (!user.empty()) server.login = net::BasicAuth{user, password};
  server.verifies_certificate = !options.Flag("no-verify");
  server.timeout = std::chrono::ceil<net::Milliseconds>(
      std::chrono::nanoseconds(options.Span("timeout", {0, 30 * kNsPerSecond}).ns));
  net::Mail mail;
  mail.from = options.RequiredText("from");
  mail.to = options.Texts("to");
  if (mail.to.empty()) options.Reject("to", "is missing");
  return std::make_unique<SmtpHandler>(std::move(server), std::move(mail));
}

}  // namespace flux::alerts
