using Gateway.Access;
using Gateway.Handlers;
using Gateway.Registry.Resources;
using Gateway.Tests.Support;
using DescriptionAttribute = System.ComponentModel.DescriptionAttribute;

namespace Gateway.Tests.Registry.Resources;

[TestFixture]
public sealed class UriTemplateTests
{
    [TestCase("test://a/{x}", "test://a/1", "1")]
    [TestCase("test://a/{x}", "test://a/EUR.USD", "EUR.USD")]
    [TestCase("test://a/{x}", "test://a/a%20b%2Bc", "a b+c")]
    [TestCase("test://a/{x}", "test://a/100%25", "100%")]
    [TestCase("test://a/{x}", "test://a/%C3%A9%E2%82%AC", "é€")]
    [TestCase("test://a/{x}", "test://a/日本", "日本")]
    [TestCase("test://a/{x}", "test://a/%F0%9F%98%80", "😀")]
    [TestCase("test://a/{x}", "test://a/%2e%2e%2fetc%2fpasswd", "../etc/passwd")]
    [TestCase("test://a/{x}", "test://a/%252f", "%2f")]
    [TestCase("test://a/{x}", "test://a/..", "..")]
    [TestCase("test://a/{x}/b/{y}", "test://a/1/b/2", "1|2")]
    [TestCase("test://a/{x}-{y}", "test://a/1-2-3", "1-2|3")]
    [TestCase("test://a.b/{x}", "test://a.b/1", "1")]
    public void TryMatch_FittingUri_GivesDecodedValues(string template, string uri, string values)
    {
        UriTemplate.Parse(template).TryMatch(uri, out var found).Should().BeTrue();

        string.Join('|', found!).Should().Be(values);
    }

    [TestCase("test://a/{x}", "test://a/")]
    [TestCase("test://a/{x}", "test://a/1/2")]
    [TestCase("test://a/{x}", "test://a/../b")]
    [TestCase("test://a/{x}", "test://a/1?q=2")]
    [TestCase("test://a/{x}", "test://a/1#f")]
    [TestCase("test://a/{x}", "TEST://a/1")]
    [TestCase("test://a/{x}", "xtest://a/1")]
    [TestCase("test://a/{x}/end", "test://a/1/end\n")]
    [TestCase("test://a/{x}/end", "test://a/1/end/")]
    [TestCase("test://a/{x}/end", "test://a/%2f/%2e/end")]
    [TestCase("test://a.b/{x}", "test://aXb/1")]
    public void TryMatch_OtherUri_DoesNotMatch(string template, string uri)
    {
        var parsed = UriTemplate.Parse(template);

        parsed.TryMatch(uri, out var values).Should().BeFalse();
        parsed.Matches(uri).Should().BeFalse();
        values.Should().BeNull();
    }

    [TestCase("test://a/%")]
    [TestCase("test://a/%zz")]
    [TestCase("test://a/%ff%fe")]
    public void TryMatch_BrokenPercentCode_KeepsItAsItStands(string uri)
    {
        UriTemplate.Parse("test://a/{x}").TryMatch(uri, out var values).Should().BeTrue();

        values!.Single().Should().Be(uri["test://a/".Length..]);
    }

    [TestCase("test://a/{", "a '{' has no '}' after it")]
    [TestCase("test://a/}", "a '}' has no '{' before it")]
    [TestCase("test://a/{x}}", "a '}' has no '{' before it")]
    [TestCase("test://a/{x}{y}", "two variables need a text between them")]
    [TestCase("test://a/{}", "'{}' must be a name of its own*")]
    [TestCase("test://a/{x*}", "'{x[*]}' must be a name of its own*")]
    [TestCase("test://a/{x}/{x}", "'{x}' must be a name of its own*")]
    public void Parse_BrokenTemplate_SaysWhy(string template, string message) =>
        FluentActions.Invoking(() => UriTemplate.Parse(template)).Should().Throw<FormatException>().Which.Message
            .Should().Match(message.Replace("[*]", "*", StringComparison.Ordinal));

    [TestCase("test://item/new-5", "test://item/new-{number}")]
    [TestCase("test://item/old-5", "test://item/{id}")]
    [TestCase("test://item/all", "test://item/all")]
    public void TryFind_OverlappingTemplates_TakesTheMoreExact(string uri, string found)
    {
        ToolProbe.ScanResources(typeof(Overlapping)).TryFind(uri, out var resource).Should().BeTrue();

        resource!.Uri.Should().Be(found);
    }

    [Toolset("overlapping", AccessScope.None)]
    internal sealed class Overlapping
    {
        [Resource("test://item/{id}", "item", "Item"), Description("Any.")]
        public static string Any(string id) => id;

        [Resource("test://item/new-{number}", "new", "New"), Description("New.")]
        public static string New(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

        [Resource("test://item/all", "all", "All"), Description("All.")]
        public static string All() => "";
    }
}
