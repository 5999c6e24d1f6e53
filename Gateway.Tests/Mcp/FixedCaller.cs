using Gateway.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Gateway.Tests.Mcp;

/// <summary>Makes every request come from one caller, as a token guard would.</summary>
internal sealed class FixedCaller(Caller caller) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, rest) =>
        {
            context.Features.Set(caller);
            return rest(context);
        });
        next(app);
    };
}
