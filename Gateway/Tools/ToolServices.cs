using Gateway.Configuration;
using Gateway.Feeds;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Registry;
using Gateway.Tools.Accounts;
using Gateway.Tools.Connection;
using Gateway.Tools.News;
using Gateway.Tools.Options;
using Gateway.Tools.Orders;
using Gateway.Tools.Preview;
using Gateway.Tools.Quotes;
using Gateway.Tools.Scanner;
using Gateway.Tools.Streams;
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
    /// <summary>Needs a <see cref="TwsClient"/> and its connection; options that are not registered have their defaults.</summary>
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
        services.AddSingleton<IToolDecorator, AuditedCalls>();
        services.TryAddSingleton<OperatorCodes>();
        services.AddSingleton<KillSwitch>();
        services.AddHostedService<KillSwitchStart>();
        services.AddSingleton(GatewayTerms.All);
        services.AddSingleton<IToolErrorSource, TwsErrors>();
        services.AddSingleton<ResourceStreams>();
        services.AddSingleton<AccountChoice>();
        services.AddSingleton<TradingPolicy>();
        services.AddSingleton<IToolFilter>(provider => provider.GetRequiredService<TradingPolicy>());
        services.AddSingleton<IToolFilter, ToolsetFilter>();
        services.AddSingleton<OrderApproval>();
        services.AddSingleton<ContractResolver>();
        services.AddSingleton<PortfolioReader>();
        services.AddSingleton<ConnectionLog>();
        services.AddSingleton<ScanCatalogs>();
        services.AddSingleton<ScanRequests>();
        services.AddSingleton<NewsCodes>();
        services.AddSingleton<QuoteRequests>();
        services.AddSingleton<FxRates>();
        services.AddSingleton<OrderLookup>();
        services.AddSingleton<OrderPlacement>();
        services.AddSingleton<OrderModification>();
        services.AddSingleton<MarketRuleCheck>();
        services.AddSingleton<OrderRefLock>();
        services.AddSingleton<Combination>();
        services.AddSingleton<HoldingLookup>();
        services.AddSingleton<StopSide>();
        services.AddSingleton<PositionExits>();
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
