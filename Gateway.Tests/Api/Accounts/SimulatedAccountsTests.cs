using Gateway.Tests.Support;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Accounts;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tests.Api.Accounts;

/// <summary>Accounts, their streams and what advisors have, over a real socket, of a user with two accounts.</summary>
[TestFixture]
public sealed class SimulatedAccountsTests
{
    private const string First = "DU1000001";
    private const string Second = "DU1000002";
    private const int Apple = 265598;

    private SimulatedTws _tws = null!;

    private AccountsApi Accounts => _tws.Client.Accounts;

    [SetUp]
    public async Task StartAsync() => _tws = await SimulatedTws.StartAsync(options => options with { Accounts = 2 });

    [TearDown]
    public async Task StopAsync() => await _tws.DisposeAsync();

    [Test]
    public async Task StreamAccountAsync_TwoAccountsAtOnce_OneIsValuedBothAreComplete()
    {
        using var stop = new CancellationTokenSource(SimulatedTws.Limit);
        await using var first = Accounts.StreamAccountAsync(First, stop.Token).GetAsyncEnumerator(stop.Token);
        var valued = await CompleteAsync(first);
        await using var second = Accounts.StreamAccountAsync(Second, stop.Token).GetAsyncEnumerator(stop.Token);
        var other = await CompleteAsync(second);

        valued.Portfolio.Should().HaveCount(4).And.OnlyContain(item => item.MarketPrice > 0 && item.UnrealizedPnL != null);
        other.Portfolio.Should().HaveCount(4).And.OnlyContain(item => item.MarketPrice == null && item.AverageCost > 0);
        other.Values.Select(value => value.Key).Should().Contain(["NetLiquidation", "BuyingPower", "CashBalance"]);
        (await Accounts.AccountUpdatesAsync(First, stop.Token)).Portfolio.Should().OnlyContain(item => item.MarketPrice > 0);
    }

    [Test]
    public async Task StreamPnLAsync_AccountAndPosition_GoOnAfterACut()
    {
        using var stop = new CancellationTokenSource(SimulatedTws.Limit);
        await using var account = Accounts.StreamPnLAsync(First, cancellationToken: stop.Token).GetAsyncEnumerator(stop.Token);
        await using var position = Accounts.StreamPnLSingleAsync(First, "", Apple, stop.Token).GetAsyncEnumerator(stop.Token);
        (await NextUpdateAsync(account)).Unrealized.Should().NotBeNull();
        (await NextUpdateAsync(position)).Quantity.Should().Be(100m);

        _tws.Server.Faults.CutAll();

        var items = new List<StreamItem<AccountPnL>>();
        do
        {
            (await account.MoveNextAsync()).Should().BeTrue();
            items.Add(account.Current);
        }
        while (items[^1] is not StreamItem<AccountPnL>.Gap);
        (await NextUpdateAsync(account)).Daily.Should().NotBeNull();
        (await NextUpdateAsync(position)).Value.Should().BePositive();
    }

    [Test]
    public async Task ValuesAndPositions_ByModel_AreOfThatAccount()
    {
        var all = await Accounts.ValuesAsync(Second);
        var little = await Accounts.ValuesAsync(Second, ledgerAndNlv: true);
        var positions = await Accounts.PositionsAsync(Second, "");
        var model = await Accounts.PositionsAsync(Second, "NoSuchModel");

        all.Items.Should().OnlyContain(value => value.Account == Second);
        little.Items.Should().HaveCountLessThan(all.Items.Count).And.Contain(value => value.Key == "NetLiquidation");
        positions.Items.Should().HaveCount(4).And.Contain(position => position.Contract.Symbol == "AAPL" && position.Quantity == 200m);
        (model.Complete, model.Items.Count).Should().Be((true, 0));
    }

    [Test]
    public async Task ValuesAsync_UnknownAccount_IsRefused() =>
        (await FluentActions.Awaiting(() => Accounts.ValuesAsync("DU9")).Should().ThrowAsync<TwsRequestException>()).Which.Error.Code.Should().Be(321);

    [Test]
    public async Task FaConfiguration_Replaced_IsKeptAndUsedBySummaries()
    {
        var groups = await Accounts.FaConfigurationAsync(FaDataType.Groups);
        groups.Should().Contain("<name>Everyone</name>").And.Contain(First).And.Contain(Second);
        (await Accounts.FaConfigurationAsync(FaDataType.Aliases)).Should().Contain("<alias>");

        const string mine = "<ListOfGroups><Group><name>Mine</name><ListOfAccts varName=\"list\"><String>DU1000002</String></ListOfAccts><defaultMethod>Equal</defaultMethod></Group></ListOfGroups>";
        await Accounts.ReplaceFaConfigurationAsync(FaDataType.Groups, mine);

        (await Accounts.FaConfigurationAsync(FaDataType.Groups)).Should().Be(mine);
        (await Accounts.SummaryAsync("Mine", "NetLiquidation")).Items.Should().ContainSingle().Which.Account.Should().Be(Second);
    }

    [TestCase("<ListOfGroups>")]
    [TestCase("<Wrong/>")]
    [TestCase("<ListOfGroups><Group><name>G</name><ListOfAccts><String>DU9</String></ListOfAccts></Group></ListOfGroups>")]
    public async Task ReplaceFaConfiguration_WrongXml_IsRefused(string xml) =>
        (await FluentActions.Awaiting(() => Accounts.ReplaceFaConfigurationAsync(FaDataType.Groups, xml)).Should().ThrowAsync<TwsRequestException>())
            .Which.Error.Code.Should().Be(321);

    [Test]
    public async Task FaConfiguration_OneAccount_IsRefused()
    {
        await using var single = await SimulatedTws.StartAsync();

        (await FluentActions.Awaiting(() => single.Client.Accounts.FaConfigurationAsync(FaDataType.Groups)).Should().ThrowAsync<TwsRequestException>())
            .Which.Error.Text.Should().Contain("non FA customers");
        (await single.Client.Accounts.FamilyCodesAsync()).Should().Equal(new FamilyCode(First, ""));
    }

    [Test]
    public async Task UserAndFamily_Asked_AreTold()
    {
        (await Accounts.FamilyCodesAsync()).Should().Equal(new FamilyCode(First, "F1000001"), new FamilyCode(Second, "F1000001"));
        (await Accounts.SoftDollarTiersAsync()).Should().HaveCount(2).And.Contain(new SoftDollarTier("Research", "0.10", "Research 0.10"));
        (await Accounts.WhiteBrandingIdAsync()).Should().BeEmpty();
    }

    private static async Task<AccountUpdates> CompleteAsync(IAsyncEnumerator<StreamItem<AccountUpdates>> stream)
    {
        AccountUpdates account;
        do
            account = await NextUpdateAsync(stream);
        while (!account.Complete);
        return account;
    }

    private static async Task<T> NextUpdateAsync<T>(IAsyncEnumerator<StreamItem<T>> stream)
    {
        do
            (await stream.MoveNextAsync().AsTask().WaitAsync(SimulatedTws.Limit)).Should().BeTrue();
        while (stream.Current is not StreamItem<T>.Update);
        return ((StreamItem<T>.Update)stream.Current).Value;
    }
}
