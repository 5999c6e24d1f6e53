using System.Diagnostics;
using Gateway.Tools.News;

namespace Gateway.Tests.Tools.News;

[TestFixture]
public sealed class HtmlTextTests
{
    [TestCase("<p>One</p><p>Two<br>Three</p>", "One\n\nTwo\nThree")]
    [TestCase("a<script>alert('x')</script>b<!-- c -->d", "a b d")]
    [TestCase("<STYLE>p{}</style>x<script>never closed", "x")]
    [TestCase("<ul><li>one<li>two</ul>", "- one\n- two")]
    [TestCase("1 < 2 and 3 > 2", "1 < 2 and 3 > 2")]
    [TestCase("Tom &amp; Jerry &lt; 5", "Tom & Jerry < 5")]
    [TestCase("<p title=\"x\">a\n  b</p>", "a b")]
    public void Of_MarkUp_IsGone(string html, string text) => HtmlText.Of(html).Should().Be(text);

    [TestCase("<p>&lt;script&gt;alert(1)&lt;/script&gt;x</p>", "x")]
    [TestCase("<p>&amp;lt;b&amp;gt;bold&amp;lt;/b&amp;gt;</p>", "&lt;b&gt;bold&lt;/b&gt;")]
    [TestCase("<p>a&#x202E;b&#27;[31mc&#8203;d</p>", "ab[31mcd")]
    public void X8_Of_EscapedMarkUpAndHiddenCharacters_AreGone(string html, string text) => HtmlText.Of(html).Should().Be(text);

    [TestCase("<br ")]
    [TestCase("<")]
    [TestCase("<!--")]
    [TestCase("<script>")]
    [TestCase("</")]
    [TestCase("&lt;")]
    [TestCase("<p ")]
    [TestCase("< ")]
    public void X6_Of_HostileText_TakesNoLongerThanItsLength(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 800_000 / part.Length));
        var clock = Stopwatch.StartNew();

        HtmlText.Of(text);
        HtmlText.Is(text).Should().Be(part == "<script>");

        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10), "quadratic work on 800 kB takes minutes");
    }
}
