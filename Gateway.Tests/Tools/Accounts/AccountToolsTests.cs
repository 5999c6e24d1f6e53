using Gateway.Handlers;
using Gateway.Tests.Support;

namespace Gateway.Tests.Tools.Accounts;

/// <summary>The account tools, for an advisor with two accounts.</summary>
[TestFixture]
public sealed class AccountToolsTests
{
    private const string First = "DU1000001";
    private const string Second = "DU1000002";

    private GatewayFixture _tools = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _tools = await GatewayFixture.StartToolsAsync(accounts: 2);

    [OneTimeTearDown]
    public async Task StopAsync() => await _tools.DisposeAsync();

    [Test]
    public async Task Positions_AllAccounts_HaveMarketValues()
    {
        var all = await _tools.CallAsync("ibkr_get_positions");
        var rows = all.GetProperty("positions").EnumerateArray().ToList();

        rows.Should().HaveCount(8).And.OnlyContain(row => row.GetProperty("marketPrice").GetDecimal() > 0 && row.GetProperty("priceSource").GetString() == "portfolio");
        all.GetProperty("marketComplete").GetBoolean().Should().BeTrue();
    }

    [TestCase("""{"contract":"AAPL"}""", 2)]
    [TestCase("""{"contract":"conid:265598","account":"DU1000002"}""", 1)]
    [TestCase("""{"symbol":"SPY","secType":"OPT"}""", 2)]
    [TestCase("""{"contract":"MSFT"}""", 0)]
    public async Task Positions_OneContract_AreThoseOnly(string arguments, int count) =>
        (await _tools.CallAsync("ibkr_get_positions", arguments)).GetProperty("count").GetInt32().Should().Be(count);

    [TestCase("""{"tags":["NetLiquidation"]}""")]
    [TestCase("""{"tags":"NetLiquidation"}""")]
    public async Task Summary_TagsAsAListOrText_AreThoseOnly(string arguments) =>
        (await _tools.CallAsync("ibkr_get_account_summary", arguments)).GetProperty("count").GetInt32().Should().Be(2);

    [TestCase("""{"tags":[["NetLiquidation"]]}""", "tags: must be a text*")]
    [TestCase("""{"tags":["NoSuchTag"]}""", "tags: 'NoSuchTag' is not a tag of TWS*")]
    public async Task Summary_AWrongListOfTags_IsRefused(string arguments, string message) =>
        (await _tools.FailAsync("ibkr_get_account_summary", arguments)).Message.Should().Match(message);

    [Test]
    public async Task Positions_WithoutMarket_HaveNone()
    {
        var all = await _tools.CallAsync("ibkr_get_positions", """{"withMarket":false,"format":"compact","fields":"account,position","limit":3}""");

        all.GetProperty("rows").GetArrayLength().Should().Be(3);
        all.GetProperty("total").GetInt32().Should().Be(8);
        all.TryGetProperty("marketComplete", out _).Should().BeFalse();
    }

    [Test]
    public async Task Portfolio_OneAccount_AddsUpToNetLiquidation()
    {
        var portfolio = await _tools.CallAsync("ibkr_get_portfolio", Of(Second));
        var totals = portfolio.GetProperty("accounts").EnumerateArray().Single();

        portfolio.GetProperty("complete").GetBoolean().Should().BeTrue();
        totals.GetProperty("baseCurrency").GetString().Should().Be("USD");
        var sum = totals.GetProperty("cash").GetDecimal() + totals.GetProperty("marketValue").GetDecimal();
        totals.GetProperty("netLiquidation").GetDecimal().Should().BeApproximately(sum, 0.05m);
        portfolio.GetProperty("items").EnumerateArray().Should().HaveCount(4).And.OnlyContain(row => row.GetProperty("weight").GetDecimal() != 0);
    }

    [TestCase("assetClass", "STK")]
    [TestCase("currency", "USD")]
    [TestCase("symbol", "AAPL")]
    [TestCase("sector", "cash")]
    public async Task Allocation_ByEach_IsTheWhole(string by, string group)
    {
        var allocation = await _tools.CallAsync("ibkr_get_allocation", $$"""{"by":"{{by}}"}""");
        var groups = allocation.GetProperty("groups").EnumerateArray().ToList();

        groups.Select(row => row.GetProperty("group").GetString()).Should().Contain(group);
        groups.Sum(row => row.GetProperty("percent").GetDecimal()).Should().BeApproximately(100m, 0.1m);
        allocation.GetProperty("baseCurrency").GetString().Should().Be("USD");
    }

    [Test]
    public async Task CashAndMargin_BothAccounts_AreNumbers()
    {
        var cash = (await _tools.CallAsync("ibkr_get_cash_balances")).GetProperty("balances").EnumerateArray().ToList();
        cash.Should().Contain(row => row.GetProperty("account").GetString() == Second && row.GetProperty("currency").GetString() == "BASE");
        cash.Should().OnlyContain(row => row.GetProperty("cash").GetDecimal() > 0);
        cash.Where(row => row.GetProperty("account").GetString() == First && row.GetProperty("currency").GetString() != "BASE")
            .Select(row => row.GetProperty("currency").GetString()).Should().BeEquivalentTo("EUR", "GBP", "JPY", "USD");
        cash.Where(row => row.GetProperty("exchangeRate").GetDecimal() == 1m)
            .Select(row => row.GetProperty("currency").GetString()).Distinct().Should().BeEquivalentTo("USD", "BASE");

        var margin = (await _tools.CallAsync("ibkr_get_margin", Of(First))).GetProperty("accounts").EnumerateArray().Single();
        margin.GetProperty("excessLiquidity").GetDecimal().Should().BePositive();
        margin.GetProperty("currency").GetString().Should().Be("USD");
        margin.GetProperty("dayTradesUnlimited").GetBoolean().Should().BeTrue();
        margin.TryGetProperty("dayTradesRemaining", out _).Should().BeFalse("-1 means that they are not limited");
        margin.TryGetProperty("nextChange", out _).Should().BeFalse();
    }

    [Test]
    public async Task PnL_NoAccountOfTwo_IsAskedFor()
    {
        (await _tools.FailAsync("ibkr_get_pnl")).Message.Should().StartWith("account: is required");
        (await _tools.CallAsync("ibkr_get_pnl_single", """{"account":"DU1000002","conId":265598}""")).GetProperty("position").GetDecimal().Should().Be(200m);
    }

    [Test]
    public async Task FaGroups_Replaced_AreReadBack()
    {
        (await _tools.CallAsync("ibkr_get_fa_groups")).GetProperty("isAdvisor").GetBoolean().Should().BeTrue();

        await _tools.CallAsync("ibkr_set_fa_groups", """{"groups":[{"name":"Sixty","method":"Percent","accounts":[{"account":"DU1000001","amount":60},{"account":"DU1000002","amount":"40"}]}]}""");

        var groups = await _tools.CallAsync("ibkr_get_fa_groups");
        var group = groups.GetProperty("groups").EnumerateArray().Single();
        group.GetProperty("method").GetString().Should().Be("Percent");
        group.GetProperty("accounts").EnumerateArray().Select(member => member.GetProperty("amount").GetDecimal()).Should().Equal(60m, 40m);
        groups.GetProperty("aliases").GetArrayLength().Should().Be(2);
    }

    [TestCase("""{"groups":[]}""", "groups: must have at least one group*")]
    [TestCase("""{"groups":"<ListOfGroups>"}""", "groups: must be well-formed XML*")]
    [TestCase("""{"groups":"<!DOCTYPE x [<!ENTITY a 'b'>]><ListOfGroups/>"}""", "groups: must be well-formed XML*")]
    [TestCase("""{"groups":"<Else/>"}""", "groups: must be XML with the root ListOfGroups*")]
    [TestCase("""{"groups":[{"name":"A","method":"Fair","accounts":[{"account":"DU1000001"}]}]}""", "groups: must each have a method of*'Fair'*")]
    [TestCase("""{"groups":[{"name":"A","method":"Equal","accounts":[{"account":"U9"}]}]}""", "groups: must have accounts of DU1000001, DU1000002*'U9'*")]
    [TestCase("""{"groups":[{"name":"A","method":"Ratio","accounts":[{"account":"DU1000001"}]}]}""", "groups: must have an amount above 0*")]
    [TestCase("""{"groups":[{"name":"A"}]}""", "groups: must be a list of groups*")]
    public async Task SetFaGroups_Wrong_IsNamedAndNotSent(string arguments, string message)
    {
        var error = await _tools.FailAsync("ibkr_set_fa_groups", arguments);

        error.Kind.Should().Be(ToolErrorKind.InvalidArguments);
        error.Message.Should().Match(message);
    }

    [Test]
    public async Task FamilyUserAndTiers_Asked_AreTold()
    {
        (await _tools.CallAsync("ibkr_get_family_codes")).GetProperty("codes")[1].GetProperty("code").GetString().Should().Be("F1000001");
        (await _tools.CallAsync("ibkr_get_user_info")).GetProperty("isWhiteBranded").GetBoolean().Should().BeFalse();
        (await _tools.CallAsync("ibkr_get_soft_dollar_tiers")).GetProperty("count").GetInt32().Should().Be(2);
    }

    [Test]
    public async Task DisplayGroup_Set_ShowsTheContractUntilCleared()
    {
        (await _tools.CallAsync("ibkr_set_display_group", """{"groupId":3,"contract":"AAPL"}""")).GetProperty("conId").GetInt32().Should().Be(265598);

        var groups = (await _tools.CallAsync("ibkr_get_display_groups")).GetProperty("groups");
        groups[2].GetProperty("shows").GetString().Should().Be("contract");
        groups[0].GetProperty("shows").GetString().Should().Be("none");
        (await _tools.CallAsync("ibkr_set_display_group", """{"groupId":3}""")).GetProperty("shows").GetString().Should().Be("none");
    }

    private static string Of(string account) => JsonSerializer.Serialize(new { account });
}
