using Gateway.Configuration;
using Gateway.Registry;
using Gateway.Trading.Audit;
using Gateway.Trading.Halts;
using Gateway.Trading.Previews;
using Gateway.Trading.Staging;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Gateway.Trading;

/// <summary>Registers the services between a tool and an order: policy, approval, kill switch, previews, staged orders, audit.</summary>
internal static class TradingServices
{
    public static IServiceCollection AddTrading(this IServiceCollection services)
    {
        services.AddSingleton<TradingStore>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<IToolDecorator, AuditedCalls>();
        services.TryAddSingleton<OperatorCodes>();
        services.AddSingleton(provider => new HaltFiles(provider.GetRequiredService<TradingOptions>().Folder));
        services.AddSingleton<CancelDuty>().AddSingleton<KillSwitch>();
        services.AddHostedService<HaltWatch>().AddHostedService<CancelLoop>();
        services.AddSingleton<AccountChoice>();
        services.AddSingleton<TradingPolicy>();
        services.AddSingleton<IToolFilter>(provider => provider.GetRequiredService<TradingPolicy>());
        services.AddSingleton<OrderApproval>();
        services.AddSingleton<PreviewBook>();
        services.AddSingleton<StagedOrders>();
        return services;
    }
}
