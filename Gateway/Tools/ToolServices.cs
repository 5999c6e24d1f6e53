using Gateway.Configuration;
using Gateway.Feeds;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Registry;
using Gateway.Registry.Paging;
using Gateway.Tools.Accounts;
using Gateway.Tools.Connection;
using Gateway.Tools.News;
using Gateway.Tools.Options;
using Gateway.Tools.Orders;
using Gateway.Tools.Orders.Rules;
using Gateway.Tools.Preview;
using Gateway.Tools.Quotes;
using Gateway.Tools.Scanner;
using Gateway.Tools.Streams;
using Gateway.Trading.Policy;
using Gateway.Tws.Api;

namespace Gateway.Tools;

/// <summary>Registers the gateway's tools and the services that they use.</summary>
internal static class ToolServices
{
    /// <summary>Needs the settings, a clock, a <see cref="TwsClient"/> with its connection, and the services of AddTrading.</summary>
    public static IServiceCollection AddGatewayTools(this IServiceCollection services)
    {
        services.AddSingleton(GatewayTerms.All);
        services.AddSingleton(provider => new AnswerLimit(provider.GetRequiredService<ToolOptions>().AnswerBytes));
        services.AddSingleton<IToolErrorSource, TwsErrors>();
        services.AddSingleton<ResourceStreams>();
        services.AddSingleton<IToolFilter, ToolsetFilter>();
        services.AddSingleton<ContractResolver>();
        services.AddSingleton<ContractValues>();
        services.AddSingleton<PortfolioReader>();
        services.AddSingleton<ConnectionLog>();
        services.AddSingleton<ScanCatalogs>();
        services.AddSingleton<ScanRequests>();
        services.AddSingleton<NewsCodes>();
        services.AddSingleton<QuoteRequests>();
        services.AddSingleton<FxRates>();
        services.AddSingleton<ICurrencyRates>(provider => provider.GetRequiredService<FxRates>());
        services.AddSingleton<OrderLookup>();
        services.AddSingleton<AllocationRule>();
        services.AddSingleton<OrderRules>();
        services.AddSingleton<OrderWire>();
        services.AddSingleton<OrderChecks>();
        services.AddSingleton<EarlierOrders>();
        services.AddSingleton<ExitBook>();
        services.AddSingleton<MarketTexts>();
        services.AddSingleton<IOrderSheets, OrderSheets>();
        services.AddSingleton<OrderDispatch>();
        services.AddSingleton<OrderPlacement>();
        services.AddSingleton<OrderModification>();
        services.AddSingleton<MarketRuleCheck>();
        services.AddSingleton<OrderRefLock>();
        services.AddSingleton<Combination>();
        services.AddSingleton<HoldingLookup>();
        services.AddSingleton<ExitSides>();
        services.AddSingleton<PositionExits>();
        services.AddSingleton<OrderCancels>();
        services.AddSingleton<OrderWait>();
        services.AddSingleton<TradeHistory>();
        services.AddFeeds();
        services.AddOptionTools();
        services.AddSingleton<Previewer>();
        services.AddSingleton<PreviewedOrders>();
        return services.AddToolRegistry(typeof(ToolServices).Assembly);
    }
}
