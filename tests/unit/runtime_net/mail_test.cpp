#include "runtime/net/mail.h"

#include <boost/test/unit_test.hpp>

namespace flux::net {

BOOST_AUTO_TEST_CASE(MailsHaveAHeadAndAnEncodedBody) {
  BOOST_TEST(MailText({.from = "a@x", .to = {"b@x", "c@x"}, .subject = "disk is full", .html = "<b>sda</b>"}) ==
             "From: <a@x>\r\n"
             "To: <b@x>,\r\n <c@x>\r\n"
             "Subject: =?UTF-8?B?ZGlzayBpcyBmdWxs?=\r\n"
             "MIME-Version: 1.0\r\n"
             "Content-Type: text/html; charset=UTF-8\r\n"
             "Content-Transfer-Encoding: base64\r\n"
             "\r\n"
             "PGI+c2RhPC9iPg==\r\n");
}

// Nothing of an event begins a line of its own, and no character is cut in two.
BOOST_AUTO_TEST_CASE(MailsCannotBeMadeToSayOtherThings) {
  std::string subject = "a\r\nBcc: all@x\r\n\r\nbody";
  for (int i = 0; i < 50; ++i) subject += "ä";
  const std::string text = MailText({.from = "a@x", .to = {"b@x"}, .subject = subject, .html = std::string(1000, '.')});
  BOOST_TEST(!text.contains("Bcc"));
  for (size_t at = 0; at < text.size();) {
    const size_t end = text.find("\r\n", at);
    BOOST_TEST(end - at <= 78);
    at = end + 2;
  }
  const CancelToken cancel;
  for (const char* address : {"b@x>\r\nDATA", "b@x> SIZE=1", "nobody", ""}) {
    const Status done =
        SendMail({.host = "127.0.0.1"}, {.from = "a@x", .to = {address}, .subject = "", .html = ""}, cancel);
    BOOST_TEST_REQUIRE(!done.has_value());
    BOOST_TEST(done.error().message.ends_with("is not an address of mail"));
  }
}

}  // namespace flux::net
