using Gateway.Configuration;
using Gateway.Feeds;
using Gateway.Registry;
using Gateway.Tools.Accounts;
using Gateway.Tools.Connection;
using Gateway.Tools.Contracts;
using Gateway.Tools.News;
using Gateway.Tools.Options;
using Gateway.Tools.Orders;
using Gateway.Tools.Preview;
using Gateway.Tools.Quotes;
using Gateway.Tools.Safety;
using Gateway.Tools.Scanner;
using Gateway.Trading;
using Gateway.Trading.Audit;
using Gateway.Trading.Previews;
using Gateway.Trading.Staging;
using Gateway.Tws.Api;
using Gateway.Tws.Session;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Gateway.Tools;

/// <summary>Registers the gateway's tools and what they stand on.</summary>
internal static class ToolServices
{
    /// <summary>Needs an <see cref="ITwsClient"/> and its connection; options that are not registered have their defaults.</summary>
    public static IServiceCollection AddGatewayTools(this IServiceCollection services)
    {
        services.TryAddSingleton(new TwsOptions());
        services.TryAddSingleton(new TradingOptions());
        services.TryAddSingleton(new ToolOptions());
        services.TryAddSingleton(new LimitOptions());
        services.TryAddSingleton(new TwsSessionOptions());
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<TradingStore>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<IToolWatch, AuditedCalls>();
        services.TryAddSingleton<OperatorCodes>();
        services.AddSingleton<KillSwitch>();
        services.AddHostedService<KillSwitchStart>();
        services.AddSingleton(GatewayTerms.All);
        services.AddSingleton<AccountChoice>();
        services.AddSingleton<TradingPolicy>();
        services.AddSingleton<IToolFilter>(provider => provider.GetRequiredService<TradingPolicy>());
        services.AddSingleton<IToolFilter, ToolsetFilter>();
        services.AddSingleton<OrderApproval>();
        services.AddSingleton<ContractResolver>();
        services.AddSingleton<PortfolioReader>();
        services.AddSingleton<ConnectionLog>();
        services.AddSingleton<ScanCatalogs>();
        services.AddSingleton<ScanDesk>();
        services.AddSingleton<NewsCodes>();
        services.AddSingleton<QuoteDesk>();
        services.AddSingleton<FxRates>();
        services.AddSingleton<OrderLookup>();
        services.AddSingleton<OrderDesk>();
        services.AddSingleton<ChangeDesk>();
        services.AddSingleton<PriceGrid>();
        services.AddSingleton<InProgress>();
        services.AddSingleton<Combination>();
        services.AddSingleton<HoldingLookup>();
        services.AddSingleton<StopSide>();
        services.AddSingleton<ExitDesk>();
        services.AddSingleton<OrderCancels>();
        services.AddSingleton<OrderWait>();
        services.AddSingleton<TradeHistory>();
        services.AddFeeds();
        services.AddOptionTools();
        services.AddSingleton<PreviewBook>();
        services.AddSingleton<Previewer>();
        services.AddSingleton<PreviewedOrders>();
        services.AddSingleton<StagedOrders>();
        services.AddSingleton<StagedSending>();
        return services.AddToolRegistry(typeof(ToolServices).Assembly);
    }
}
