using Gateway.Tests.Support;
using Gateway.Tws.Model;

namespace Gateway.Tests.EndToEnd;

/// <summary>Positions, values and profit of the accounts, and what an adviser sets.</summary>
internal sealed class AccountStage(SimulatedTws tws, WireTap tap) : WalkStage(tws, tap)
{
    public override async Task RunAsync()
    {
        var accounts = Client.Accounts;
        var positions = await Soon(accounts.PositionsAsync());
        positions.Items.Should().NotBeEmpty();
        (await Soon(accounts.SummaryAsync("All", "NetLiquidation"))).Items.Should().HaveCount(2);
        (await FirstAsync(accounts.StreamAccountAsync(Account), account => account.Complete)).Portfolio.Should().NotBeEmpty();
        (await Soon(accounts.AccountUpdatesAsync(Account))).Values.Should().NotBeEmpty();
        (await FirstAsync(accounts.StreamPnLAsync(Account))).Unrealized.Should().NotBeNull();
        (await FirstAsync(accounts.StreamPnLSingleAsync(Account, "", Apple.ConId))).Value.Should().NotBeNull();
        (await Soon(accounts.PnLAsync(Account))).Daily.Should().NotBeNull();
        (await Soon(accounts.PnLSingleAsync(Account, "", Apple.ConId))).Quantity.Should().NotBe(0);
        (await Soon(accounts.ValuesAsync(Account))).Items.Should().NotBeEmpty();
        (await Soon(accounts.PositionsAsync(Account, ""))).Items.Should().NotBeEmpty();
        var groups = await Soon(accounts.FaConfigurationAsync(FaDataType.Groups));
        await Soon(accounts.ReplaceFaConfigurationAsync(FaDataType.Groups, groups));
        (await Soon(accounts.FamilyCodesAsync())).Should().HaveCount(2);
        (await Soon(accounts.SoftDollarTiersAsync())).Should().NotBeEmpty();
        await Soon(accounts.WhiteBrandingIdAsync());
    }
}
