using global::Relay;

namespace Gateway.Tests.Relay;

[TestFixture]
public sealed class HeaderTextTests
{
    [TestCase("ibkr_get_quote", "ibkr_get_quote")]
    [TestCase("ibkr://docs/a b", "ibkr://docs/a b")]
    [TestCase("é", "=?base64?w6k=?=")]
    [TestCase(" x", "=?base64?IHg=?=")]
    [TestCase("=?base64?eA==?=", "=?base64?PT9iYXNlNjQ/ZUE9PT89?=")]
    public void Of_Text_IsAsAHeaderCanCarryIt(string text, string expected) => HeaderText.Of(text).Should().Be(expected);
}
