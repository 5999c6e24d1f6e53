using Gateway.Access;

namespace Gateway.Tests.Access;

[TestFixture]
public sealed class OriginRulesTests
{
    private readonly OriginRules _rules = new(["https://inspector.example.com"]);

    [TestCase("http://localhost")]
    [TestCase("http://localhost:3000")]
    [TestCase("https://localhost:6274")]
    [TestCase("http://127.0.0.1:8000")]
    [TestCase("http://[::1]:8000")]
    [TestCase("https://inspector.example.com")]
    [TestCase("https://INSPECTOR.example.com")]
    public void Allows_LoopbackOrConfigured_IsTrue(string origin) => _rules.Allows(origin).Should().BeTrue();

    [TestCase("")]
    [TestCase("null")]
    [TestCase("*")]
    [TestCase("localhost")]
    [TestCase("http://evil.com")]
    [TestCase("http://localhost.evil.com")]
    [TestCase("http://localhost.")]
    [TestCase("http://localhost:3000/")]
    [TestCase("http://localhost:3000/path")]
    [TestCase("http://user@localhost:3000")]
    [TestCase("http://localhost:3000@evil.com")]
    [TestCase("http://localhost:3000, http://evil.com")]
    [TestCase("http://127.0.0.1.evil.com")]
    [TestCase("http://127.1")]
    [TestCase("http://2130706433")]
    [TestCase("http://0x7f.1")]
    [TestCase("http://0.0.0.0:8000")]
    [TestCase("http://[::ffff:127.0.0.1]")]
    [TestCase("ftp://localhost")]
    [TestCase("file://")]
    [TestCase("chrome-extension://localhost")]
    [TestCase("http://inspector.example.com")]
    [TestCase("https://inspector.example.com:8443")]
    [TestCase("https://inspector.example.com.evil.com")]
    [TestCase(" http://localhost")]
    public void Allows_AnythingElse_IsFalse(string origin) => _rules.Allows(origin).Should().BeFalse();
}
