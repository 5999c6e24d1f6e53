using System.Text;
using Gateway.Tests.Support;
using Gateway.Tws.Api;
using Gateway.Tws.Api.News;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tests.Api.News;

/// <summary>News over a real socket.</summary>
[TestFixture]
public sealed class SimulatedNewsTests
{
    private static readonly Contract Apple = new() { ConId = 265598, Symbol = "AAPL", SecType = "STK", Exchange = "SMART", Currency = "USD" };
    private static readonly string[] All = ["BRFG", "BRFUPDN", "DJNL"];

    private SimulatedTws _tws = null!;

    private NewsApi News => _tws.Client.News;

    [SetUp]
    public async Task StartAsync() => _tws = await SimulatedTws.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _tws.DisposeAsync();

    [Test]
    public async Task ProvidersAsync_Always_NamesCodeAndName()
    {
        var providers = await News.ProvidersAsync().WaitAsync(SimulatedTws.Limit);

        providers.Select(provider => provider.Code).Should().Equal(All);
        providers[0].Name.Should().StartWith("Briefing.com");
    }

    [Test]
    public async Task HistoryAsync_MoreThanAskedFor_GivesTheNewestAndSaysSo()
    {
        var history = await News.HistoryAsync(Apple.ConId, All, totalResults: 5).WaitAsync(SimulatedTws.Limit);

        history.Headlines.Should().HaveCount(5).And.BeInDescendingOrder(headline => headline.Time);
        (history.HasMore, history.Complete).Should().Be((true, true));
        history.Headlines.Should().OnlyContain(headline => !headline.Headline.StartsWith('{') && All.Contains(headline.ProviderCode));
    }

    [Test]
    public async Task HistoryAsync_Span_HasNothingOutsideIt()
    {
        var end = DateTimeOffset.UtcNow.AddDays(-2);
        var history = await News.HistoryAsync(Apple.ConId, ["DJNL"], end.AddHours(-6), end, 300).WaitAsync(SimulatedTws.Limit);

        history.Headlines.Should().NotBeEmpty();
        history.Headlines.Should().OnlyContain(headline => headline.Time > end.AddHours(-6) && headline.Time <= end && headline.Marks.Contains("265598"));
        history.HasMore.Should().BeFalse();
    }

    [Test]
    public async Task HistoryAsync_ProviderWithoutSubscription_FailsWithItsCode()
    {
        var asking = () => News.HistoryAsync(Apple.ConId, ["XYZ"]).WaitAsync(SimulatedTws.Limit);

        (await asking.Should().ThrowAsync<TwsRequestException>()).Which.Error.Code.Should().Be(10276);
    }

    [TestCase("BRFG", false, "<h1>")]
    [TestCase("DJNL", true, "%PDF-1.4")]
    public async Task ArticleAsync_OfAHeadline_IsTextOrAFile(string provider, bool binary, string begin)
    {
        var history = await News.HistoryAsync(Apple.ConId, [provider], totalResults: 1).WaitAsync(SimulatedTws.Limit);

        var article = await News.ArticleAsync(provider, history.Headlines.Single().ArticleId).WaitAsync(SimulatedTws.Limit);

        article.IsBinary.Should().Be(binary);
        (binary ? Encoding.ASCII.GetString(Convert.FromBase64String(article.Text)) : article.Text).Should().Contain(begin);
    }

    [Test]
    public async Task ArticleAsync_Unknown_FailsWith10172()
    {
        var asking = () => News.ArticleAsync("BRFG", "BRFG$nonsense").WaitAsync(SimulatedTws.Limit);

        (await asking.Should().ThrowAsync<TwsRequestException>()).Which.Error.Code.Should().Be(10172);
    }

    [Test]
    public async Task StreamTickNewsAsync_HeadlineOfThatCompany_ComesToItsReaderOnly()
    {
        await using var reader = News.StreamTickNewsAsync(Apple, ["BRFG"]).GetAsyncEnumerator();
        await NextAsync(reader); // the newest there was

        Tell("BRFG", 272093, "about another company");
        Tell("BRFUPDN", Apple.ConId, "by another provider");
        Tell("BRFG", Apple.ConId, "the one");

        var headline = await UntilAsync(reader, "the one");
        headline.ProviderCode.Should().Be("BRFG");
        headline.Time.Should().NotBeNull();
    }

    [Test]
    public async Task StreamBroadtapeAsync_AllProviders_GivesWhatEachWrites()
    {
        await using var reader = News.StreamBroadtapeAsync([]).GetAsyncEnumerator();
        await NextAsync(reader);

        // The lines open one after another: each is there once it has told its newest.
        HashSet<string> open = [((StreamItem<NewsHeadline>.Update)reader.Current).Value.ProviderCode];
        while (open.Count < All.Length)
            open.Add((await NextAsync(reader)).ProviderCode);
        Tell("DJNL", null, "tape");

        (await UntilAsync(reader, "tape")).ProviderCode.Should().Be("DJNL");
    }

    [Test]
    public async Task StreamBroadtapeAsync_OneProviderRefused_IsToldAsAGapAndTheOtherGoesOn()
    {
        await using var reader = News.StreamBroadtapeAsync(["XYZ", "BRFG"]).GetAsyncEnumerator();
        var items = new List<StreamItem<NewsHeadline>>();
        while (items.Count < 2 && await reader.MoveNextAsync().AsTask().WaitAsync(SimulatedTws.Limit))
            items.Add(reader.Current);

        items.OfType<StreamItem<NewsHeadline>.Gap>().Single().Value.Reason.Should().StartWith("XYZ: TWS error 200");
        items.OfType<StreamItem<NewsHeadline>.Update>().Single().Value.ProviderCode.Should().Be("BRFG");
    }

    [Test]
    public async Task StreamBulletinsAsync_TwoReaders_EachGetsEveryBulletinOnce()
    {
        Bulletin("earlier");
        await using var first = News.StreamBulletinsAsync(allMessages: true).GetAsyncEnumerator();
        await BulletinAsync(first, "earlier");
        await using var second = News.StreamBulletinsAsync(allMessages: true).GetAsyncEnumerator();
        await BulletinAsync(second, "earlier");

        Bulletin("now");

        (await BulletinAsync(first, "now")).Should().Be(1);
        (await BulletinAsync(second, "now")).Should().Be(1);
    }

    [Test]
    public async Task BulletinsAsync_Today_HasThoseOfBefore()
    {
        Bulletin("earlier");

        var bulletins = await News.BulletinsAsync().WaitAsync(SimulatedTws.Limit);

        bulletins.Should().ContainSingle(bulletin => bulletin.Text == "earlier").Which.Type.Should().Be(1);
    }

    private void Tell(string provider, int? conId, string text)
    {
        lock (_tws.Server.Simulation.Gate)
            _tws.Server.Simulation.News.Wire.Tell(provider, conId is { } id ? _tws.Server.Simulation.Market.Find(id) : null, text);
    }

    private void Bulletin(string text)
    {
        lock (_tws.Server.Simulation.Gate)
            _tws.Server.Simulation.Bulletins.Tell(text);
    }

    private static async Task<NewsHeadline> NextAsync(IAsyncEnumerator<StreamItem<NewsHeadline>> reader)
    {
        (await reader.MoveNextAsync().AsTask().WaitAsync(SimulatedTws.Limit)).Should().BeTrue();
        return reader.Current.Should().BeOfType<StreamItem<NewsHeadline>.Update>().Subject.Value;
    }

    /// <summary>The market's own headlines may come between.</summary>
    private static async Task<NewsHeadline> UntilAsync(IAsyncEnumerator<StreamItem<NewsHeadline>> reader, string text)
    {
        while (true)
        {
            var headline = await NextAsync(reader);
            headline.Headline.Should().NotStartWith("about another").And.NotStartWith("by another");
            if (headline.Headline == text)
                return headline;
        }
    }

    /// <summary>How many bulletins that tests told came up to and with this one.</summary>
    private static async Task<int> BulletinAsync(IAsyncEnumerator<StreamItem<NewsBulletin>> reader, string text)
    {
        for (var count = 0; ;)
        {
            (await reader.MoveNextAsync().AsTask().WaitAsync(SimulatedTws.Limit)).Should().BeTrue();
            var bulletin = reader.Current.Should().BeOfType<StreamItem<NewsBulletin>.Update>().Subject.Value;
            count += bulletin.Text is "earlier" or "now" ? 1 : 0;
            if (bulletin.Text == text)
                return count;
        }
    }
}
