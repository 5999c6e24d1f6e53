FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
# Project files first, so that packages are fetched again only when one of these changes.
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY Gateway/Gateway.csproj Gateway/
COPY Gateway.Tws/Gateway.Tws.csproj Gateway.Tws/
COPY tools/TwsSimulator/TwsSimulator.csproj tools/TwsSimulator/
RUN dotnet restore Gateway/Gateway.csproj
COPY appsettings.json ./
# The documents that the server offers as resources.
COPY docs/ docs/
COPY Gateway/ Gateway/
COPY Gateway.Tws/ Gateway.Tws/
COPY tools/TwsSimulator/ tools/TwsSimulator/
RUN dotnet publish Gateway/Gateway.csproj --no-restore -c Release -o /app -p:UseAppHost=false && mkdir -m 700 /data

# Chiseled: no shell, no package manager, nothing to break out with.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled
WORKDIR /app
COPY --from=build /app ./
# Data that survives a restart: the order journal, the audit log and the kill switch. Everything else may be read-only.
COPY --from=build --chown=$APP_UID:$APP_UID /data /data
VOLUME /data
# The port setting of the web framework is not used, and nothing is written to the program folder.
ENV ASPNETCORE_HTTP_PORTS= \
    DOTNET_EnableDiagnostics=0 \
    SERVER_HOST=0.0.0.0 \
    SERVER_PORT=8000 \
    TRADING_DATA_DIRECTORY=/data
USER $APP_UID
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=10s --retries=3 CMD ["dotnet", "Gateway.dll", "health"]
ENTRYPOINT ["dotnet", "Gateway.dll"]
